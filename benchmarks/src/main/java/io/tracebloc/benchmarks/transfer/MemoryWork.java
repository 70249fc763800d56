package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;

/** The most memory that the command's process has in use; Linux only. */
final class MemoryWork implements Work {
  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);
  private static final double AIM = 300;

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String purpose() {
    return "peak resident memory with a large file and with very many files";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    var options = run.options();
    one(run, "one large file", run.data().noise(options.number("bytes")));
    one(run, "very many files", run.data().names(options.count("names")));
  }

  private static void one(Run run, String title, Path source)
      throws IOException, InterruptedException {
    var place = run.place("memory-" + source.getFileName());
    var process = run.ours().staging(source, place).start();
    var peak = watch(process);
    if (process.exitValue() != 0) {
      throw new IOException("stage of %s ended with %d".formatted(title, process.exitValue()));
    }
    run.site().remove(place);
    var mebibytes = peak / 1024.0;
    run.table()
        .row(
            "memory, " + title,
            "peak resident set",
            "%.0f MiB".formatted(mebibytes),
            "the limit",
            "300 MiB",
            mebibytes / AIM,
            "at most 1");
  }

  /** Peak in KiB. The launcher becomes the program, so that it is the process started. */
  private static long watch(Process process) throws IOException, InterruptedException {
    var status = Path.of("/proc", Long.toString(process.pid()), "status");
    var peak = 0L;
    do {
      try {
        var found = PEAK.matcher(Files.readString(status));
        peak = found.find() ? Math.max(peak, Long.parseLong(found.group(1))) : peak;
      } catch (IOException e) {
        // Just ended.
      }
    } while (!process.waitFor(BETWEEN_LOOKS));
    if (peak == 0) {
      throw new IOException("this system does not tell the memory of a process");
    }
    return peak;
  }
}
