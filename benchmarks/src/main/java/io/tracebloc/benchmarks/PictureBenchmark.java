package io.tracebloc.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** All checks of a dataset of pictures against opening the same files with head. */
final class PictureBenchmark implements Benchmark {
  @Override
  public String name() {
    return "preflight-images";
  }

  @Override
  public String purpose() {
    return "validate pictures (scan, manifest, header of each) against find -exec head -c 64";
  }

  @Override
  public String unit() {
    return "files";
  }

  @Override
  public int defaultSize() {
    return 100_000;
  }

  @Override
  public void run(Bench bench) throws IOException, InterruptedException {
    var count = bench.settings().size();
    var folder =
        Folders.prepare(
            bench.folder(), "pictures-" + count, at -> PictureTree.writeFiles(at, count));
    bench.line("Data", "%,d PNG pictures, each in a file of its own, warm".formatted(count));
    var ours = ours(bench.product(), folder);
    new Contest(bench, ours, opening(folder)).run(count, "files");
    MemoryRun.of(bench, ours);
  }

  static Program ours(Product product, Path folder) {
    return product.call(
        "validate",
        folder.toString(),
        "--name=leaves",
        "--task=image_classification",
        "--label-column=label");
  }

  /** Opens every file and reads its first bytes. */
  static Program opening(Path folder) {
    return new Program(
        "find -exec head",
        List.of("find", folder.toString(), "-type", "f", "-exec", "head", "-c", "64", "{}", "+"));
  }
}
