package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.RecordFormat;
import io.tracebloc.engine.dataset.Supervision;
import io.tracebloc.engine.dataset.text.TextReading;
import java.util.ArrayList;
import java.util.List;

/** The rules for texts of one category ({@code contract/datasets.md} 5.9). */
public final class TextRules {
  private TextRules() {}

  /** TXT-02, and REC-03 and REC-04 where the record format is enforced. */
  public static List<TextRule> of(Category category) {
    var rules = new ArrayList<TextRule>();
    rules.add(new ReadableText());
    category
        .layout()
        .records()
        .filter(RecordFormat::enforced)
        .ifPresent(
            format -> {
              rules.add(new OneRecord());
              rules.add(new RecordFields(format));
            });
    return List.copyOf(rules);
  }

  /** How texts that rows name are to be read. Others are never checked for more than TXT-02. */
  public static TextReading reading(Category category) {
    if (category.supervision() == Supervision.TAGGING) {
      return TextReading.WORDS;
    }
    return category.layout().records().filter(RecordFormat::enforced).isPresent()
        ? TextReading.RECORD
        : TextReading.BEGINNING;
  }
}
