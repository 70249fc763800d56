package io.tracebloc.benchmarks;

import java.io.IOException;

/** How long a mistake in a large dataset's header stays unmentioned. */
final class MistakeBenchmark implements Benchmark {
  @Override
  public String name() {
    return "preflight-mistake";
  }

  @Override
  public String purpose() {
    return "time until a wrong label column is told, against starting the Java runtime alone";
  }

  @Override
  public String unit() {
    return "files";
  }

  @Override
  public int defaultSize() {
    return 1_000_000;
  }

  @Override
  public void run(Bench bench) throws IOException, InterruptedException {
    var count = bench.settings().size();
    var folder =
        Folders.prepare(bench.folder(), "names-" + count, at -> PictureTree.writeNames(at, count));
    var ours =
        bench
            .product()
            .call(
                "validate",
                folder.toString(),
                "--name=leaves",
                "--task=image_classification",
                "--label-column=missing");
    var runtime = bench.product().bareRuntime();
    bench.line("Data", "%,d names of few PNG pictures, warm".formatted(count));
    bench.line("Ours", "%s, until the first problem is shown".formatted(ours.line()));
    bench.line("Rival", runtime.line());
    runtime.time();
    ours.timeToFirstComplaint();
    var our = new long[bench.settings().times()];
    var their = new long[our.length];
    for (var round = 0; round < our.length; round++) {
      their[round] = runtime.time();
      our[round] = ours.timeToFirstComplaint();
    }
    var ourMedian = Contest.seconds(Contest.median(our));
    var theirMedian = Contest.seconds(Contest.median(their));
    bench.line("Median", "ours %.3f s, the runtime alone %.3f s".formatted(ourMedian, theirMedian));
    bench.line("Told", "%.3f s after the runtime is up".formatted(ourMedian - theirMedian));
  }
}
