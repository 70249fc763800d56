package io.tracebloc.benchmarks.transfer;

import io.tracebloc.sandbox.line.LineQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;

/** How much of a long and slow line is used. */
final class LineWork implements Work {
  @Override
  public String name() {
    return "line";
  }

  @Override
  public String purpose() {
    return "copying over a line of 40 Mbit/s with a round trip of 100 ms, against the line itself";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    var options = run.options();
    var rate = options.number("line-rate");
    var quality =
        LineQuality.perfect()
            .withRate(rate)
            .withDelay(Duration.ofMillis(options.number("line-round-trip")).dividedBy(2));
    var bytes = options.number("line-bytes");
    try (var lines = Lines.open(run.site(), quality, run.scratch().resolve("slow.kubeconfig"))) {
      one(run, lines, run.data().noise(bytes), "at least 0.90");
      one(run, lines, run.data().table(bytes), "at least 2");
    }
  }

  private static void one(Run run, Lines lines, Path source, String aim)
      throws IOException, InterruptedException {
    var ours = run.ours().through(lines.kubeconfig());
    var digest = Contents.digest(source);
    var copies = new ArrayList<Copied>();
    for (var round = 0; round < run.times(); round++) {
      var place = run.place("line-%s-%d".formatted(source.getFileName(), round));
      var copied = ours.copy(source, place);
      run.site().check(place, digest);
      run.site().remove(place);
      run.table().line("Run " + (round + 1), source.getFileName() + " " + copied);
      copies.add(copied);
    }
    report(run, source, Copied.median(copies), aim);
  }

  private static void report(Run run, Path source, Copied ours, String aim) throws IOException {
    var rate = run.options().number("line-rate");
    var theirs = Math.round(Files.size(source) * 1e9 / rate);
    var rival = "the line alone, rate against rate";
    var work = "line, " + source.getFileName();
    rate(run, work, "copying alone", ours.copying(), rival, theirs, aim);
    rate(run, work, "copied and verified", ours.verified(), rival, theirs, aim);
  }

  private static void rate(
      Run run, String work, String part, long ours, String rival, long theirs, String aim) {
    run.table()
        .row(
            work,
            part,
            "%.2f s".formatted(ours / 1e9),
            rival,
            "%.2f s".formatted(theirs / 1e9),
            (double) theirs / ours,
            aim);
  }
}
