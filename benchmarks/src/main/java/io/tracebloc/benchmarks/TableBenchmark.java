package io.tracebloc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/** All checks of a large table against a check of its encoding alone. */
final class TableBenchmark implements Benchmark {
  @Override
  public String name() {
    return "preflight-csv";
  }

  @Override
  public String purpose() {
    return "validate a table of 12 columns (encoding, header, types, labels) against iconv";
  }

  @Override
  public String unit() {
    return "rows";
  }

  @Override
  public int defaultSize() {
    return 5_000_000;
  }

  @Override
  public void run(Bench bench) throws IOException, InterruptedException {
    var count = bench.settings().size();
    var folder =
        Folders.prepare(
            bench.folder(),
            "table-" + count,
            at -> TableFile.write(at.resolve("readings.csv"), count));
    var file = folder.resolve("readings.csv");
    var bytes = Files.size(file);
    bench.line("Data", "%,d rows of 12 columns, %,d MB, warm".formatted(count, bytes / 1_000_000));
    var ours =
        bench
            .product()
            .call(
                "validate",
                file.toString(),
                "--name=readings",
                "--task=tabular_classification",
                "--label-column=label",
                "--schema=" + TableFile.schema());
    var encoding =
        new Program("iconv", List.of("iconv", "-f", "UTF-8", "-t", "UTF-8", file.toString()));
    new Contest(bench, ours, encoding).run(bytes / 1e6, "MB");
    MemoryRun.of(bench, ours);
  }
}
