package io.tracebloc.commands.push;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.push.CopyReport;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.transfer.StagedFiles;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a copy and the steps of a command took, for programs. */
public final class TransferFacts {
  private static final double MILLIS = 1e3;

  private TransferFacts() {}

  /** What the copy took; empty if there was none. */
  public static Optional<Document> transfer(
      Optional<StagedFiles> staged, Map<Step, Duration> durations) {
    return staged
        .map(StagedFiles::report)
        .map(
            report ->
                new Document()
                    .put("sent_files", report.sentFiles())
                    .put("sent_bytes", report.sentBytes())
                    .put("wire_bytes", report.wireBytes())
                    .put("unchanged_files", report.unchangedFiles())
                    .put("resumed_bytes", report.resumedBytes())
                    .put("streams", report.streams())
                    .put("retries", report.retries())
                    .put("verified", CopyReport.verified(report))
                    .put("verify_seconds", seconds(report.verifying()))
                    .put(
                        "copy_seconds",
                        seconds(durations.getOrDefault(Step.TRANSFER, Duration.ZERO))));
  }

  /** How long each step took that began, in their order. */
  public static List<Document> steps(Map<Step, Duration> durations) {
    return durations.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(
            entry ->
                new Document()
                    .put("step", word(entry.getKey()))
                    .put("seconds", seconds(entry.getValue())))
        .toList();
  }

  /** The step's name for programs. */
  static String word(Step step) {
    return step.name().toLowerCase(Locale.ROOT);
  }

  /** Seconds to the millisecond. */
  static double seconds(Duration duration) {
    return duration.toMillis() / MILLIS;
  }
}
