package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.csv.CsvRow;
import io.tracebloc.engine.dataset.text.Words;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** TOK-01: every tag is {@code O}, or {@code B-} or {@code I-} and the name of a thing (T-RE). */
final class BioTags implements RowRule {
  private static final int MOST_SHOWN = 5;

  private final RowContext context;
  private final int column;

  private BioTags(RowContext context, int column) {
    this.context = context;
    this.column = column;
  }

  static Optional<RowRule> create(RowContext context) {
    var column = context.labelColumn();
    return column.isPresent()
        ? Optional.of(new BioTags(context, column.getAsInt()))
        : Optional.empty();
  }

  @Override
  public void row(CsvRow row) {
    var wrong = new WrongTags();
    Words.forEach(row.cell(column), wrong);
    if (wrong.count > 0) {
      context.report(Finding.of(Rule.TOK_01, wrong.message()), row.number(), column);
    }
  }

  /** Those of one row. */
  private static final class WrongTags implements Consumer<Slice> {
    private final Set<String> shown = new LinkedHashSet<>(0);
    private long count;

    @Override
    public void accept(Slice tag) {
      if (isTag(tag)) {
        return;
      }
      count++;
      if (shown.size() < MOST_SHOWN) {
        shown.add(Wording.quoted(tag));
      }
    }

    String message() {
      var which =
          count == 1
              ? "The tag %s is".formatted(shown.iterator().next())
              : "%,d tags, such as %s, are".formatted(count, String.join(", ", shown));
      return which + " not BIO: a tag is 'O', or 'B-' or 'I-' and a name, as in 'B-PER'.";
    }

    private static boolean isTag(Slice tag) {
      return tag.length() == 1
          ? tag.at(0) == 'O'
          : tag.length() > 2 && (tag.at(0) == 'B' || tag.at(0) == 'I') && tag.at(1) == '-';
    }
  }
}
