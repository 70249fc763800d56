package io.tracebloc.sandbox.samples;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param samples to make
 * @param folder gets one folder for each, by the sample's name
 * @param records of each
 * @param seed of everything that varies
 */
record SamplesRequest(List<Sample> samples, Path folder, int records, long seed) {
  private static final int RECORDS = 20;
  private static final int SEED = 1;

  SamplesRequest {
    samples = List.copyOf(samples);
    if (records < Sample.FEWEST_RECORDS) {
      throw new IllegalArgumentException(
          "--records must be " + Sample.FEWEST_RECORDS + " or more, not " + records);
    }
  }

  /**
   * Reads {@code CATEGORY|all DIR [--records N] [--seed N]}.
   *
   * @throws IllegalArgumentException if they are not that
   */
  static SamplesRequest of(List<String> arguments) {
    var places = new ArrayList<String>();
    var records = RECORDS;
    var seed = SEED;
    for (var words = arguments.iterator(); words.hasNext(); ) {
      var word = words.next();
      switch (word) {
        case "--records" -> records = number(word, words);
        case "--seed" -> seed = number(word, words);
        default -> places.add(word);
      }
    }
    if (places.size() != 2 || places.get(1).isEmpty()) {
      throw new IllegalArgumentException("a task, or all, and a directory are needed");
    }
    return new SamplesRequest(samples(places.getFirst()), Path.of(places.get(1)), records, seed);
  }

  private static int number(String option, Iterator<String> words) {
    var text = words.hasNext() ? words.next() : "";
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " needs a whole number, not '" + text + "'", e);
    }
  }

  private static List<Sample> samples(String category) {
    if (category.equals("all")) {
      return Samples.all();
    }
    return List.of(
        Samples.of(category)
            .orElseThrow(
                () -> new IllegalArgumentException("no sample is known for '" + category + "'")));
  }
}
