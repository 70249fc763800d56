package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.RecordFormat;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.text.TextContent;
import io.tracebloc.engine.dataset.text.TextRecord;
import java.util.Optional;

/** REC-04: a record has as many fields as its task needs, and none of them is blank. */
final class RecordFields implements TextRule {
  private final RecordFormat format;

  RecordFields(RecordFormat format) {
    this.format = format;
  }

  @Override
  public Optional<Finding> check(TextContent content) {
    return content
        .record()
        .flatMap(
            record ->
                switch (record) {
                  case TextRecord.Fields fields -> problem(fields);
                  case TextRecord.Blank _, TextRecord.SeveralLines _ -> Optional.empty();
                })
        .map(message -> Finding.of(Rule.REC_04, message));
  }

  private Optional<String> problem(TextRecord.Fields fields) {
    if (fields.count() < format.fewest() || fields.count() > format.fields().size()) {
      return Optional.of(
          "The record has %s where %s are needed, separated by TAB: %s."
              .formatted(
                  fields.count() == 1 ? "1 field" : "%,d fields".formatted(fields.count()),
                  needed(),
                  String.join(", ", format.fields())));
    }
    return fields.blank().isPresent()
        ? Optional.of(
            "Field %d (%s) of the record is blank."
                .formatted(
                    fields.blank().getAsInt() + 1, format.fields().get(fields.blank().getAsInt())))
        : Optional.empty();
  }

  private String needed() {
    var most = format.fields().size();
    return format.fewest() == most ? "" + most : format.fewest() + " to " + most;
  }
}
