package io.tracebloc.engine.ingest;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.InputFailure;
import java.util.List;

/**
 * A document that breaks the schema.
 *
 * @param name what to call it, printable
 * @param remarks what the user should know about it, printable
 * @param violations all breaches, in the order of {@code contract/datasets.md} 2.2
 */
public record InvalidDocument(String name, List<String> remarks, List<SchemaViolation> violations)
    implements ReadDocument {

  public InvalidDocument {
    requireNonNull(name);
    remarks = List.copyOf(remarks);
    violations = List.copyOf(violations);
  }

  /** The failure that ends a command after the violations were shown. */
  public InputFailure failure() {
    var issues = violations.size();
    return new InputFailure(
        "%s: schema validation failed (%,d issue%s)"
            .formatted(name, issues, issues == 1 ? "" : "s"),
        "Correct the document as described above.");
  }
}
