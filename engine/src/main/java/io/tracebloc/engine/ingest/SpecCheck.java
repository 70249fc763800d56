package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.columns.SqlType;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Checks a document that a user wrote: the schema, and the column types that the schema leaves open
 * ({@code contract/datasets.md} 2.3). Does not look at the dataset's name.
 */
public final class SpecCheck {
  private final SpecSchema schema;

  /** A check with a schema. */
  public SpecCheck(SpecSchema schema) {
    this.schema = schema;
  }

  /** Everything that is wrong, ordered by path; empty if the document is valid. */
  public List<SchemaViolation> violations(SpecDocument document) {
    var violations = new ArrayList<>(schema.violations(document));
    var unknownTypes = columnTypes(document);
    if (!unknownTypes.isEmpty()) {
      violations.addAll(unknownTypes);
      violations.sort(Comparator.comparing(SchemaViolation::path, PathOrder::compare));
    }
    return List.copyOf(violations);
  }

  private static List<SchemaViolation> columnTypes(SpecDocument document) {
    var violations = new ArrayList<SchemaViolation>();
    for (var column : document.root().path("schema").properties()) {
      if (column.getValue().isString() && !SqlType.isKnown(column.getValue().stringValue())) {
        var path = List.of("schema", column.getKey());
        var place = document.place(path);
        violations.add(
            new SchemaViolation(
                path,
                SchemaViolation.Kind.COLUMN_TYPE,
                "'%s' is not a column type that the database knows (TAB-06)"
                    .formatted(Printable.of(column.getValue().stringValue())),
                place.map(found -> OptionalInt.of(found.line())).orElse(OptionalInt.empty()),
                place.map(found -> OptionalInt.of(found.column())).orElse(OptionalInt.empty())));
      }
    }
    return violations;
  }
}
