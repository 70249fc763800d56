package io.tracebloc.commands.runs;

import io.tracebloc.commands.output.Document;
import io.tracebloc.commands.push.SummaryDocument;
import io.tracebloc.engine.runs.Attempt;
import io.tracebloc.engine.runs.JobCondition;
import io.tracebloc.engine.runs.Run;
import io.tracebloc.engine.runs.RunDetails;
import io.tracebloc.engine.runs.RunEvent;
import io.tracebloc.engine.runs.RunListing;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Runs for programs; what is not known is left out, lists are never null. */
final class RunDocument {
  private RunDocument() {}

  static Document of(RunListing listing) {
    return new Document()
        .put("namespace", listing.namespace())
        .put("count", listing.runs().size())
        .put("runs", listing.runs().stream().map(RunDocument::of).toList())
        .put("warnings", listing.remarks());
  }

  static Document of(Run run) {
    return new Document()
        .put("job_name", run.job())
        .put("namespace", run.namespace())
        .put("key", text(run.key()))
        .put("dataset", run.document().table())
        .put("category", run.document().category())
        .put("intent", run.document().intent())
        .put("state", run.state().word())
        .put("reason", text(run.reason()))
        .put(
            "created",
            Optional.of(run.created()).filter(RunDocument::isKnown).map(Instant::toString))
        .put("started", run.started().map(Instant::toString))
        .put("ended", run.ended().map(Instant::toString))
        .put("attempt_count", run.attempts())
        .put("image", text(run.image()))
        .put("summary", run.counts().map(SummaryDocument::of));
  }

  static Document of(RunDetails details) {
    var document = of(details.run());
    document.put(
        "attempts", details.attempts().orElse(List.of()).stream().map(RunDocument::of).toList());
    document.put("conditions", details.conditions().stream().map(RunDocument::of).toList());
    document.put(
        "events", details.events().orElse(List.of()).stream().map(RunDocument::of).toList());
    return document.put("warnings", details.remarks());
  }

  private static Document of(Attempt attempt) {
    var document =
        new Document()
            .put("number", attempt.number())
            .put("pod", attempt.pod().name())
            .put("phase", attempt.pod().phase());
    attempt.pod().exitCode().ifPresent(code -> document.put("exit_code", code));
    return document
        .put("reason", text(attempt.reason()))
        .put("message", text(attempt.message()))
        .put("waiting", text(attempt.pod().waiting()))
        .put("restarts", attempt.restarts())
        .put("node", text(attempt.node()))
        .put("started", attempt.started().map(Instant::toString))
        .put("ended", attempt.ended().map(Instant::toString));
  }

  private static Document of(JobCondition condition) {
    return new Document()
        .put("type", condition.type())
        .put("status", condition.status())
        .put("reason", text(condition.reason()))
        .put("message", text(condition.message()))
        .put("since", condition.since().map(Instant::toString));
  }

  private static Document of(RunEvent event) {
    return new Document()
        .put("time", Optional.of(event.time()).filter(RunDocument::isKnown).map(Instant::toString))
        .put("type", event.type())
        .put("reason", event.reason())
        .put("object", event.object())
        .put("message", event.message())
        .put("count", event.count());
  }

  private static boolean isKnown(Instant time) {
    return !time.equals(Instant.EPOCH);
  }

  private static Optional<String> text(String text) {
    return Optional.of(text).filter(words -> !words.isBlank());
  }
}
