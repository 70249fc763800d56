package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/**
 * A column that must have exactly this name, blanks around it left aside (SEG-02, KP-01).
 *
 * @param rule the rule that wants it
 * @param name the name
 * @param content what the column holds, as part of a sentence
 */
record ExactColumn(Rule rule, String name, String content) implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    if (header.exact(name).isPresent()) {
      return;
    }
    var similar = header.resolve(name);
    findings.accept(
        Finding.of(
            rule,
            similar.isPresent()
                ? "Rename column %s to %s: its case counts."
                    .formatted(
                        Wording.quoted(header.names().get(similar.getAsInt())),
                        Wording.quoted(name))
                : "There is no column %s with %s; the columns are %s."
                    .formatted(Wording.quoted(name), content, Wording.listed(header.names()))));
  }
}
