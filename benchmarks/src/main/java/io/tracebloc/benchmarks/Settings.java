package io.tracebloc.benchmarks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a benchmark is to be run.
 *
 * @param size files or rows
 * @param times measured runs of each side
 * @param data folder of the data, to be kept
 */
record Settings(int size, int times, Optional<Path> data) {
  /**
   * Reads options.
   *
   * @throws IllegalArgumentException if one is unknown or its value is wrong
   */
  static Settings parse(List<String> words, Benchmark benchmark) {
    var settings = new Settings(benchmark.defaultSize(), 5, Optional.empty());
    for (var at = 0; at < words.size(); at += 2) {
      var option = words.get(at);
      if (at + 1 == words.size()) {
        throw new IllegalArgumentException(option + " needs a value");
      }
      settings = settings.with(option, words.get(at + 1), benchmark);
    }
    return settings;
  }

  private Settings with(String option, String value, Benchmark benchmark) {
    if (option.equals("--" + benchmark.unit())) {
      return new Settings(positive(option, value), times, data);
    }
    return switch (option) {
      case "--times" -> new Settings(size, positive(option, value), data);
      case "--data" -> new Settings(size, times, Optional.of(Path.of(value)));
      default -> throw new IllegalArgumentException("There is no option " + option + " here");
    };
  }

  private static int positive(String option, String value) {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException(option + " takes a positive number");
    }
    return Integer.parseInt(value);
  }
}
