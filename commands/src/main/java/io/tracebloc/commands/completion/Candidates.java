package io.tracebloc.commands.completion;

import java.util.ArrayList;
import java.util.List;

/** The candidates for one word, as lines. */
final class Candidates {
  /** More than this nobody reads through. */
  private static final int MOST = 1000;

  private final String partial;
  private final List<String> lines = new ArrayList<>();

  /** Candidates that begin like this. */
  Candidates(String partial) {
    this.partial = partial;
  }

  /** Adds one of the program's own words. */
  void add(String word, String description) {
    if (word.startsWith(partial)) {
      lines.add(description.isEmpty() ? word : word + "\t" + description);
    }
  }

  /**
   * Adds a name from outside, if it is harmless.
   *
   * @param prefix what stands before it in the same word
   * @param suffix what goes behind it
   */
  void addName(String prefix, String name, String suffix) {
    var word = prefix + name + suffix;
    if (lines.size() < MOST
        && PlainName.accepts(name)
        && word.startsWith(partial)
        && !lines.contains(word)) {
      lines.add(word);
    }
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The answer, sorted. */
  List<String> end(Directive directive) {
    lines.sort(null);
    lines.add(directive.line());
    return lines;
  }
}
