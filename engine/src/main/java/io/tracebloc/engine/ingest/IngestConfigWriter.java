package io.tracebloc.engine.ingest;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Supervision;
import io.tracebloc.engine.dataset.rule.TableName;
import io.tracebloc.engine.failure.InputFailure;

/** Writes the document that is submitted for a dataset ({@code contract/datasets.md} 3.4). */
public final class IngestConfigWriter {
  /** Where clients stage data, as the cluster's workloads see it (4.2). */
  public static final String STAGING = "/data/shared/.tracebloc-staging";

  private final SpecSchema schema;

  /** A writer whose documents are valid under the schema. */
  public IngestConfigWriter(SpecSchema schema) {
    this.schema = schema;
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
    var yaml = new Document(dataset).text();
    var violations = schema.violations(SpecDocument.parse(yaml, "the ingest document"));
    if (!violations.isEmpty()) {
      var lines =
          violations.stream()
              .map(violation -> violation.pathText() + ": " + violation.message())
              .collect(joining("; "));
      throw new InputFailure(
          "The ingest document for this dataset would not be valid: " + lines,
          "Correct the options.");
    }
    return new IngestConfig(request.table(), request.category(), request.intent().id(), yaml);
  }

  /** The text, written in the order of the contract's examples. */
  private static final class Document {
    private final CheckedDataset dataset;
    private final String staging;
    private final StringBuilder yaml = new StringBuilder();

    Document(CheckedDataset dataset) {
      this.dataset = dataset;
      this.staging = STAGING + "/" + dataset.request().table() + "/";
    }

    String text() {
      var request = dataset.request();
      put("apiVersion", "tracebloc.io/v1");
      put("kind", "IngestConfig");
      put("category", request.category().id());
      put("table", request.table());
      put("intent", request.intent().id());
      put("csv", staging + "labels.csv");
      request
          .category()
          .directory()
          .ifPresent(directory -> put(directory, staging + directory + "/"));
      if (request.category().supervision() != Supervision.SELF_SUPERVISED) {
        dataset.labelColumn().ifPresent(column -> put("label", column));
      }
      if (request.category().family() == Family.IMAGE) {
        fileOptions();
      } else if (dataset.extension().filter(".text"::equals).isPresent()) {
        // The cluster takes texts for '.txt' unless it is told otherwise (trap 4).
        fileOptions();
      }
      return yaml.toString();
    }

    private void fileOptions() {
      yaml.append("spec:\n  file_options:\n");
      dataset.extension().ifPresent(extension -> put("    extension", extension));
      dataset.targetSize().ifPresent(size -> put("    target_size", size));
      dataset.request().minimumSize().ifPresent(size -> put("    min_size", size));
    }

    private void put(String key, String value) {
      yaml.append(key).append(": ").append(YamlText.quoted(value)).append('\n');
    }

    private void put(String key, PixelSize size) {
      yaml.append("%s: [%d, %d]\n".formatted(key, size.width(), size.height()));
    }
  }
}
