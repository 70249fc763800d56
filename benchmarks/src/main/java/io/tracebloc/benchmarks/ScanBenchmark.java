package io.tracebloc.benchmarks;

import java.io.IOException;

/** The same as {@link PictureBenchmark} with very many names, for the memory they take. */
final class ScanBenchmark implements Benchmark {
  @Override
  public String name() {
    return "preflight-scan";
  }

  @Override
  public String purpose() {
    return "the same with very many names of few pictures, for the heap that a scan takes";
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
    bench.line("Data", "%,d names of few PNG pictures, warm".formatted(count));
    var ours = PictureBenchmark.ours(bench.product(), folder);
    new Contest(bench, ours, PictureBenchmark.opening(folder)).run(count, "files");
    MemoryRun.of(bench, ours);
  }
}
