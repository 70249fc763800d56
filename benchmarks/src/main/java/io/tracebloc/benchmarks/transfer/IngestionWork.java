package io.tracebloc.benchmarks.transfer;

import io.tracebloc.benchmarks.Contest;
import io.tracebloc.benchmarks.TableFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/** Whole pushes with all that belongs to them, into a release that takes ingestion runs. */
sealed interface IngestionWork extends Work {
  /** The words of a push of what {@link #source} made. */
  String[] push(Path source, String table);

  Path source(Run run) throws IOException;

  /** Runs the rival once. */
  long rival(Run run, Path source, int round) throws IOException, InterruptedException;

  String rivalName(Run run) throws IOException, InterruptedException;

  String aim();

  @Override
  default void run(Run run) throws IOException, InterruptedException {
    if (!run.site().ground().takesRuns()) {
      run.table().line("Left out", name() + " needs a release that takes ingestion runs");
      return;
    }
    var source = source(run);
    var ours = new long[run.times()];
    var theirs = new long[ours.length];
    for (var round = 0; round < ours.length; round++) {
      theirs[round] = rival(run, source, round);
      ours[round] = once(run, source);
      run.table()
          .line(
              "Run " + (round + 1),
              "ours %.2f s, rival %.2f s".formatted(ours[round] / 1e9, theirs[round] / 1e9));
    }
    run.table()
        .times(
            name(),
            "whole push",
            Contest.median(ours),
            rivalName(run),
            Contest.median(theirs),
            aim());
  }

  private long once(Run run, Path source) throws IOException, InterruptedException {
    var table = "bench_" + Integer.toHexString(ThreadLocalRandom.current().nextInt());
    return run.ours()
        .command(push(source, table))
        .and("--stage-image", run.site().ground().image())
        .run()
        .nanoseconds();
  }

  /** A dataset of twelve files against the least that a cluster needs for any Pod. */
  final class Small implements IngestionWork {
    @Override
    public String name() {
      return "push-small";
    }

    @Override
    public String purpose() {
      return "whole push of a dataset of 12 files against kubectl run, wait, delete of one Pod";
    }

    @Override
    public String[] push(Path source, String table) {
      return new String[] {
        "push",
        source.toString(),
        "--name=" + table,
        "--task=image_classification",
        "--label-column=label"
      };
    }

    @Override
    public Path source(Run run) throws IOException {
      return run.data().pictures(11);
    }

    @Override
    public long rival(Run run, Path source, int round) throws IOException, InterruptedException {
      var kubectl = run.site().kubectl();
      var pod = run.site().pod() + "-" + round;
      var image = "--image=" + run.site().ground().image();
      var start = System.nanoTime();
      kubectl.ask("run", pod, image, "--restart=Never", "--command", "--", "/bin/sleep", "600");
      kubectl.ask("wait", "--for=condition=Ready", "pod/" + pod, "--timeout=120s");
      kubectl.ask("delete", "pod", pod, "--grace-period=1");
      return System.nanoTime() - start;
    }

    @Override
    public String rivalName(Run run) throws IOException, InterruptedException {
      return "kubectl run, wait, delete " + run.site().kubectl().version();
    }

    @Override
    public String aim() {
      return "at most 2";
    }
  }

  /** A large table, all of whose rows are checked first. */
  final class Large implements IngestionWork {
    @Override
    public String name() {
      return "push-table";
    }

    @Override
    public String purpose() {
      return "whole push of a table, its checks included, against kubectl cp over SPDY";
    }

    @Override
    public String[] push(Path source, String table) {
      return new String[] {
        "push",
        source.toString(),
        "--name=" + table,
        "--task=tabular_classification",
        "--label-column=label",
        "--schema=" + TableFile.schema()
      };
    }

    @Override
    public Path source(Run run) throws IOException {
      return run.data().table(run.options().number("table-bytes"));
    }

    @Override
    public long rival(Run run, Path source, int round) throws IOException, InterruptedException {
      var place = run.place("table-" + round);
      var copied = new Rivals.Cp(run.site(), kubectl(run), "kubectl cp").copy(source, place);
      run.site().remove(place);
      return copied.whole();
    }

    private static Kubectl kubectl(Run run) {
      return run.site().spdy().orElse(run.site().kubectl());
    }

    @Override
    public String rivalName(Run run) throws IOException, InterruptedException {
      return "kubectl cp " + kubectl(run).version();
    }

    @Override
    public String aim() {
      return "at most 3 (SPDY)";
    }
  }
}
