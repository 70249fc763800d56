package io.tracebloc.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The program: {@code Benchmarks DISTRIBUTION BENCHMARK [options]}. */
public final class Benchmarks {
  private static final List<Benchmark> ALL =
      List.of(
          new PictureBenchmark(),
          new ScanBenchmark(),
          new TableBenchmark(),
          new MistakeBenchmark());

  private Benchmarks() {}

  /** Ends with 0, with 1 if something failed, with 64 on wrong usage. */
  public static void main(String[] arguments) throws InterruptedException {
    System.exit(run(List.of(arguments)));
  }

  private static int run(List<String> arguments) throws InterruptedException {
    var words = arguments.subList(1, arguments.size());
    if (words.isEmpty() || words.contains("--help") || words.contains("-h")) {
      System.out.print(help());
      return words.isEmpty() ? 64 : 0;
    }
    try {
      var benchmark = find(words.getFirst());
      var settings = Settings.parse(words.subList(1, words.size()), benchmark);
      run(benchmark, settings, Path.of(arguments.getFirst()));
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage() + "; see benchmarks/run --help");
      return 64;
    } catch (IOException e) {
      System.err.println("The benchmark failed: " + e.getMessage());
      return 1;
    }
  }

  private static void run(Benchmark benchmark, Settings settings, Path distribution)
      throws IOException, InterruptedException {
    var data = settings.data();
    var folder = data.isPresent() ? keep(data.get()) : Files.createTempDirectory("benchmark");
    // Also when the run is interrupted: a million files are no good souvenir.
    var removal = new Thread(() -> Folders.delete(folder));
    if (data.isEmpty()) {
      Runtime.getRuntime().addShutdownHook(removal);
    }
    System.out.printf("Machine    %s, %s%n", Machine.describe(), Machine.fileSystem(folder));
    benchmark.run(new Bench(new Product(distribution), folder, settings, System.out));
  }

  private static Path keep(Path folder) throws IOException {
    return Files.createDirectories(folder).toRealPath();
  }

  private static Benchmark find(String name) {
    return ALL.stream()
        .filter(benchmark -> benchmark.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("There is no benchmark " + name));
  }

  private static String help() {
    var help =
        new StringBuilder(
            """
            Usage: benchmarks/run BENCHMARK [--files N | --rows N] [--times N] [--data DIR]

            Times the built command against everyday tools, in turn, on the same warm data. Keep the machine otherwise idle.

            """);
    for (var benchmark : ALL) {
      help.append(
          "  %-20s %s%n  %-20s --%s %,d%n"
              .formatted(
                  benchmark.name(),
                  benchmark.purpose(),
                  "",
                  benchmark.unit(),
                  benchmark.defaultSize()));
    }
    return help.append(
            """

              --times N    measured runs of each side, after one to warm up (5)
              --data DIR   make the data there and keep it, or use what an earlier run made; else in a temporary folder
            """)
        .toString();
  }
}
