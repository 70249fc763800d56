package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.ingest.DocumentGlance;
import io.tracebloc.engine.watch.LogTail;
import io.tracebloc.engine.watch.RunJob;
import io.tracebloc.engine.watch.RunPod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Makes runs of Jobs by looking at what belongs to them: the document in its ConfigMap, the Pods,
 * the banner at the end of a log. What may not be read is unknown, and said once. Thread-safe.
 */
final class RunLook {
  private static final Duration LONGEST = Duration.ofSeconds(10);

  /** A retry after lost rows often only finds its directory taken; the counts came before. */
  private static final int MOST_LOGS_OF_A_RUN = 3;

  private final RunObjects objects;
  private final LogTail tails;
  private final Remarks remarks;
  private final long deadline = System.nanoTime() + LONGEST.toNanos();
  private final Set<String> closed = ConcurrentHashMap.newKeySet();

  RunLook(RunObjects objects, LogTail tails, Remarks remarks) {
    this.objects = objects;
    this.tails = tails;
    this.remarks = remarks;
  }

  /**
   * The run of a Job.
   *
   * @param pods of the Job, the oldest first; empty if they may not be seen
   * @param logs whether the end of its log may be read
   */
  Run run(JobObject job, Optional<List<PodObject>> pods, DocumentGlance document, boolean logs) {
    var seen = pods.map(all -> all.stream().map(PodObject::seen).toList());
    var log = logs ? lastWords(job, seen.orElse(List.of())) : Optional.<LogTail.Reading>empty();
    var state = StateReading.of(job, seen, log);
    return new Run(
        job.namespace(),
        job.name(),
        job.key(),
        document,
        state.state(),
        state.reason(),
        job.created(),
        job.started(),
        job.ended(),
        Math.max(job.active() + job.failed() + job.succeeded(), pods.map(List::size).orElse(0)),
        job.image(),
        log.flatMap(LogTail.Reading::counts));
  }

  /** The document of a Job, as far as it may be read. */
  DocumentGlance document(JobObject job) {
    return MountedDocument.of(job.podSpec())
        .filter(_ -> !closed.contains("documents of " + job.namespace()))
        .map(mounted -> read(job.namespace(), mounted))
        .orElseGet(DocumentGlance::unknown);
  }

  private DocumentGlance read(String namespace, MountedDocument mounted) {
    var missing = "Not every run's dataset is known";
    try {
      return switch (objects.configMap(namespace, mounted.configMap())) {
        case Given<JsonObject>(var map) -> glance(JsonFields.object(map, "data"), mounted);
        // A run whose document was removed is an old one; nothing is wrong.
        case Refused<JsonObject> gone when gone.missing() -> DocumentGlance.unknown();
        case Refused<JsonObject> refused -> {
          if (refused.forbidden()) {
            closed.add("documents of " + namespace);
          }
          remarks.missing(missing, AccessRule.GET_CONFIG_MAPS, refused);
          yield DocumentGlance.unknown();
        }
      };
    } catch (ClusterFailure unreachable) {
      remarks.missing(missing, unreachable);
      return DocumentGlance.unknown();
    }
  }

  private static DocumentGlance glance(JsonObject data, MountedDocument mounted) {
    var named = mounted.key().flatMap(key -> JsonFields.text(data, key));
    var only =
        data.keySet().stream()
            .flatMap(key -> JsonFields.text(data, key).stream())
            .filter(_ -> data.size() == 1);
    return named.or(only::findFirst).map(DocumentGlance::of).orElseGet(DocumentGlance::unknown);
  }

  /** What the log of an ended run says: of a failed one, the last that printed a banner. */
  private Optional<LogTail.Reading> lastWords(JobObject job, List<RunPod> pods) {
    var verdict = job.state().verdict();
    if (verdict.isEmpty() || closed.contains("logs of " + job.namespace())) {
      return Optional.empty();
    }
    var latest = Optional.<LogTail.Reading>empty();
    var readable = pods.stream().filter(RunPod::isUseful).toList().reversed();
    for (var pod : readable.stream().limit(MOST_LOGS_OF_A_RUN).toList()) {
      var reading = tail(job.namespace(), pod);
      if (reading.flatMap(LogTail.Reading::counts).isPresent()) {
        return reading;
      }
      latest = latest.or(() -> reading);
      if (verdict.get() == RunJob.Verdict.COMPLETE) {
        return latest;
      }
    }
    return latest;
  }

  private Optional<LogTail.Reading> tail(String namespace, RunPod pod) {
    if (System.nanoTime() > deadline) {
      remarks.add(
          "Not every run's counts are known: reading logs was given up after %d s"
              .formatted(LONGEST.toSeconds()));
      return Optional.empty();
    }
    var reading = tails.read(namespace, pod);
    reading.refusal().ifPresent(refused -> noteRefusal(namespace, refused));
    reading.trouble().ifPresent(why -> remarks.missing("Not every run's counts are known", why));
    return Optional.of(reading);
  }

  private void noteRefusal(String namespace, Refused<?> refused) {
    if (refused.forbidden()) {
      closed.add("logs of " + namespace);
    }
    // A Pod that has just been removed took its log along.
    if (!refused.missing()) {
      remarks.missing("Not every run's counts are known", AccessRule.READ_LOGS, refused);
    }
  }
}
