package io.tracebloc.benchmarks.transfer;

import io.tracebloc.sandbox.line.Direction;
import io.tracebloc.sandbox.line.LineQuality;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** How much goes over the line again after a copy was killed half way. */
final class ResumeWork implements Work {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final double MEGABYTE = 1e6;

  @Override
  public String name() {
    return "resume";
  }

  @Override
  public String purpose() {
    return "bytes on the line of a push that was killed half way and goes on, against a whole one";
  }

  @Override
  public void run(Run run) throws IOException, InterruptedException {
    var source = run.data().noise(run.options().number("bytes"));
    var kubeconfig = run.scratch().resolve("counted.kubeconfig");
    var before = stagePods(run);
    try (var lines = Lines.open(run.site(), LineQuality.perfect(), kubeconfig)) {
      var whole = uninterrupted(run, lines, source);
      var again = resumed(run, lines, source, whole);
      run.table()
          .row(
              name(),
              "bytes of the second attempt",
              "%.0f MB".formatted(again / MEGABYTE),
              "our uninterrupted push",
              "%.0f MB".formatted(whole / MEGABYTE),
              (double) again / whole,
              "at most 0.65");
    } finally {
      removeStagePods(run, before);
    }
  }

  private static long uninterrupted(Run run, Lines lines, Path source)
      throws IOException, InterruptedException {
    var start = lines.line().carried(Direction.OUTWARD);
    var place = run.place("uninterrupted");
    run.ours().through(lines.kubeconfig()).copy(source, place);
    run.site().remove(place);
    return lines.line().carried(Direction.OUTWARD) - start;
  }

  private static long resumed(Run run, Lines lines, Path source, long whole)
      throws IOException, InterruptedException {
    var memory = Files.createTempDirectory(run.scratch(), "memory");
    var ours = run.ours().through(lines.kubeconfig()).remembering(memory);
    var place = run.place("resumed");
    var start = lines.line().carried(Direction.OUTWARD);
    var process = ours.staging(source, place).start();
    var half = start + whole / 2;
    if (!lines.line().awaitCarried(Direction.OUTWARD, half, LONGEST)) {
      process.destroyForcibly();
      throw new IOException("the first attempt did not send half of its bytes in time");
    }
    process.destroyForcibly().waitFor();
    start = lines.line().carried(Direction.OUTWARD);
    ours.copy(source, place);
    run.site().check(place, Contents.digest(source));
    run.site().remove(place);
    return lines.line().carried(Direction.OUTWARD) - start;
  }

  private static Set<String> stagePods(Run run) throws IOException, InterruptedException {
    var names = run.site().kubectl().ask("get", "pods", "-o", "name");
    var pods = new TreeSet<>(Arrays.asList(names.split("\n")));
    pods.removeIf(name -> !name.startsWith("pod/tracebloc-stage-"));
    return pods;
  }

  /** Whoever was killed left its Pod behind. */
  private static void removeStagePods(Run run, Set<String> before)
      throws IOException, InterruptedException {
    var left = stagePods(run);
    left.removeAll(before);
    for (var pod : left) {
      run.site().kubectl().ask("delete", pod, "--grace-period=0", "--force");
    }
  }
}
