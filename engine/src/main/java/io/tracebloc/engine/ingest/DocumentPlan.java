package io.tracebloc.engine.ingest;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * What the document of a push is made from, besides the dataset.
 *
 * @param template what the user wrote
 * @param schema another schema than the embedded one
 */
public record DocumentPlan(DocumentTemplate template, Optional<SpecSchema> schema) {
  public DocumentPlan {
    requireNonNull(template);
    requireNonNull(schema);
  }

  /** A document made from options alone, valid under the embedded schema. */
  public static DocumentPlan fromOptions() {
    return new DocumentPlan(DocumentTemplate.empty(), Optional.empty());
  }

  /** The writer of such documents. */
  public IngestConfigWriter writer() {
    return new IngestConfigWriter(schema.orElseGet(SpecSchema::embedded), template);
  }
}
