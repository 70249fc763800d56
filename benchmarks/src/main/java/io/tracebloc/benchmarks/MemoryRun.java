package io.tracebloc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One more run of the command, not timed, that watches how much memory it takes. */
final class MemoryRun {
  private static final Pattern COLLECTION = Pattern.compile(" (\\d+)M->(\\d+)M\\((\\d+)M\\) ");
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private MemoryRun() {}

  /** Runs the program and prints. */
  static void of(Bench bench, Program ours) throws IOException, InterruptedException {
    var log = Files.createTempFile("collections", ".log");
    try {
      var options = "-Xlog:gc:file=" + log + "::filecount=0";
      var process =
          ours.builder(Map.of("TRACEBLOC_JAVA_OPTIONS", options))
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var peak = watch(process);
      if (process.exitValue() != 0) {
        throw ours.failed(process.exitValue(), "in the run that measures memory");
      }
      bench.line(
          "Memory",
          "%s; heap %s, of 256 MiB"
              .formatted(
                  peak == 0
                      ? "resident set unknown here"
                      : "resident set at most " + (peak >> 10) + " MiB",
                  heap(Files.readAllLines(log))));
    } finally {
      Files.delete(log);
    }
  }

  /** Peak of the resident set in KiB, 0 where the system does not tell. */
  private static long watch(Process process) throws InterruptedException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    var peak = 0L;
    do {
      try {
        var found = PEAK.matcher(Files.readString(status));
        peak = found.find() ? Math.max(peak, Long.parseLong(found.group(1))) : peak;
      } catch (IOException e) {
        // Not this system, or just ended.
      }
    } while (!process.waitFor(java.time.Duration.ofMillis(10)));
    return peak;
  }

  /** What a log of collections says of the heap. */
  static String heap(List<String> log) {
    var before = 0L;
    var after = 0L;
    var collections = 0;
    for (var line : log) {
      var found = COLLECTION.matcher(line);
      if (found.find()) {
        collections++;
        before = Math.max(before, Long.parseLong(found.group(1)));
        after = Math.max(after, Long.parseLong(found.group(2)));
      }
    }
    return collections == 0
        ? "never collected"
        : "at most %d MiB, and %d MiB after a collection (%d of them)"
            .formatted(before, after, collections);
  }
}
