package io.tracebloc.engine.ingest;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.failure.InputFailure;

/** Writes the document that is submitted for a dataset ({@code contract/datasets.md} 3.4). */
public final class IngestConfigWriter {
  /** Where the shared volume is, as the cluster's workloads see it (4.2). */
  static final String SHARED = "/data/shared";

  /** Where clients stage data, as the cluster's workloads see it (4.2). */
  public static final String STAGING = SHARED + "/.tracebloc-staging";

  private final SpecSchema schema;
  private final DocumentTemplate template;

  /** A writer of documents made from options alone, valid under the schema. */
  public IngestConfigWriter(SpecSchema schema) {
    this(schema, DocumentTemplate.empty());
  }

  /** A writer that completes what the user wrote to documents valid under the schema. */
  public IngestConfigWriter(SpecSchema schema, DocumentTemplate template) {
    this.schema = schema;
    this.template = template;
  }

  /**
   * The document for a dataset, validated.
   *
   * @throws InputFailure if an option makes the document invalid
   * @throws IllegalArgumentException if the dataset's name is not safe in a path; the preflight
   *     refuses such names
   */
  public IngestConfig write(CheckedDataset dataset) {
    var request = dataset.request();
    if (!TableName.isSafe(request.table())) {
      throw new IllegalArgumentException("the dataset name must have been checked");
    }
    var yaml = YamlWriter.write(new DocumentCompletion(dataset, template).run());
    var violations = schema.violations(SpecDocument.parse(yaml, "the ingest document"));
    if (!violations.isEmpty()) {
      var lines =
          violations.stream()
              .map(violation -> violation.pathText() + ": " + violation.message())
              .collect(joining("; "));
      throw new InputFailure(
          "The ingest document for this dataset would not be valid: " + lines,
          "Correct the options, or the document that they come from.");
    }
    return new IngestConfig(request.table(), request.category(), request.intent().id(), yaml);
  }
}
