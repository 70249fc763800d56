package io.tracebloc.commands.push;

import io.tracebloc.commands.ExitCode;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.watch.IngestionSummary;
import io.tracebloc.engine.watch.RunOutcome;
import io.tracebloc.engine.watch.RunOutcome.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a push that was not cut short by a failure has to say ({@code contract/protocol.md} 7). */
final class PushResult {
  private final Invocation invocation;
  private final PushOrder order;
  private final PushFacts facts;
  private final Optional<RunOutcome> outcome;

  PushResult(
      Invocation invocation, PushOrder order, PushFacts facts, Optional<RunOutcome> outcome) {
    this.invocation = invocation;
    this.order = order;
    this.facts = facts;
    this.outcome = outcome;
  }

  ExitCode exitCode() {
    return outcome.map(RunOutcome::state).map(ExitCode::of).orElse(ExitCode.SUCCESS);
  }

  /** For people, on standard output. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    var name = order.dataset().table();
    if (outcome.isEmpty()) {
      return List.of("dataset/" + name + " would be pushed (dry run); nothing was created");
    }
    var ended = outcome.get();
    ended
        .summary()
        .ifPresent(
            counts ->
                lines.addAll(
                    new SummaryPanel(invocation.terminal().outputStyle())
                        .lines(order.dataset(), counts)));
    switch (ended.state()) {
      case SUCCEEDED -> lines.add("dataset/" + name + " ingested");
      case DETACHED -> lines.add("dataset/" + name + " submitted; " + howToFollow());
      case COMPLETED_WITH_FAILURES, FAILED, UNKNOWN, WATCH_ERROR -> {}
    }
    return lines;
  }

  /** What went wrong and what to do, for standard error; empty if nothing did. */
  Optional<String> problem() {
    return outcome
        .filter(ended -> exitCode() != ExitCode.SUCCESS)
        .map(ended -> sentence(ended) + "\n" + remedy(ended.state()));
  }

  private String sentence(RunOutcome ended) {
    var what =
        switch (ended.state()) {
          case COMPLETED_WITH_FAILURES -> "The run ended, but not every record arrived";
          case FAILED -> "The run failed";
          case UNKNOWN -> "Nobody can tell how the run ended";
          case WATCH_ERROR -> "The run could not be followed to its end";
          case SUCCEEDED, DETACHED -> "";
        };
    return ended.message().isEmpty() ? what : what + ": " + ended.message();
  }

  private String remedy(State state) {
    return switch (state) {
      case COMPLETED_WITH_FAILURES, FAILED ->
          "Its log says why: " + command("logs") + ". The staged files are kept.";
      case UNKNOWN, WATCH_ERROR ->
          "See how it stands: " + command("get") + ". The staged files are kept.";
      case SUCCEEDED, DETACHED -> "";
    };
  }

  private String howToFollow() {
    return "follow it: " + command("logs -f");
  }

  /** A kubectl command about the Job, with the connection that was used. */
  private String command(String verb) {
    var context = order.cluster().context().map(name -> " --context " + name).orElse("");
    return facts
        .run()
        .map(
            run -> "kubectl %s job/%s -n %s%s".formatted(verb, run.job(), run.namespace(), context))
        .orElse("kubectl get jobs" + context);
  }

  /** For programs. */
  Document document() {
    var document =
        new Document()
            .put("status", status())
            .put("table", order.dataset().table())
            .put("category", order.dataset().category().id())
            .put("intent", order.dataset().intent().id());
    document.putAll(facts.document());
    outcome
        .flatMap(RunOutcome::summary)
        .ifPresent(counts -> document.put("summary", summary(counts)));
    outcome
        .filter(_ -> exitCode() != ExitCode.SUCCESS)
        .ifPresent(ended -> document.put("error", sentence(ended)));
    return document.put("exit_code", exitCode().code());
  }

  private String status() {
    return outcome.map(ended -> ended.state().name().toLowerCase(Locale.ROOT)).orElse("dry-run");
  }

  private static Document summary(IngestionSummary counts) {
    var document = new Document();
    if (!counts.ingestorId().isEmpty()) {
      document.put("ingestor_id", counts.ingestorId());
    }
    return document
        .put("total_records", counts.totalRecords())
        .put("inserted_records", counts.insertedRecords())
        .put("sent_to_api", counts.sentToApi())
        .put("skipped_records", counts.skippedRecords())
        .put("file_transfer_failures", counts.fileTransferFailures())
        .put("db_insert_failures", counts.dbInsertFailures())
        .put("success_rate", counts.successRate());
  }
}
