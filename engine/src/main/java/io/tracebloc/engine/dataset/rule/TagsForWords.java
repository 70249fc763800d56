package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.failure.Printable;
import java.util.Optional;
import java.util.function.Consumer;

/** TOK-01: rows give a text as many tags as it has words. Safe for several threads. */
public final class TagsForWords {
  private final TaggedRows rows;
  private final Optional<String> place;

  /**
   * The rule.
   *
   * @param manifest what the manifest is called in findings
   */
  public TagsForWords(TaggedRows rows, String manifest) {
    this.rows = rows;
    this.place = Optional.of(Printable.of(manifest));
  }

  /**
   * Reports the rows that give a text another number.
   *
   * @param file its number
   * @param name what it is called in messages
   * @param words how many it has
   */
  public void check(int file, String name, long words, Consumer<Finding> findings) {
    rows.forEach(
        file,
        (row, tags, repeats) -> {
          if (tags != words) {
            var message = problem(name, words, tags, repeats);
            findings.accept(Finding.of(Rule.TOK_01, message).atCell(place, row, rows.column()));
          }
        });
  }

  private static String problem(String name, long words, int tags, int repeats) {
    return "%s for the %s of %s; each word needs one.%s"
        .formatted(
            counted(tags, "tag"),
            counted(words, "word"),
            Wording.quoted(name),
            repeats == 0 ? "" : " The same in %s.".formatted(counted(repeats, "later row")));
  }

  private static String counted(long count, String thing) {
    return "%,d %s%s".formatted(count, thing, count == 1 ? "" : "s");
  }
}
