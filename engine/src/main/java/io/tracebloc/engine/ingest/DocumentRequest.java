package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetParts;
import io.tracebloc.engine.dataset.DatasetParts.Part;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.Intent;
import io.tracebloc.engine.dataset.LabelPolicy;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.Sidecar;
import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import io.tracebloc.engine.dataset.csv.CsvFormat;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import tools.jackson.databind.JsonNode;

/**
 * What a valid document says about its dataset, as the cluster would apply it ({@code
 * contract/datasets.md} 3.3): file options win over settings at the top.
 */
final class DocumentRequest {
  private static final String MANIFEST = "labels.csv";

  private final JsonNode root;
  private final JsonNode fileOptions;
  private final Category category;
  private final Path folder;

  /**
   * A document.
   *
   * @param folder what its paths are relative to, absolute
   */
  DocumentRequest(JsonNode root, Category category, Path folder) {
    this.root = root;
    this.fileOptions = root.path("spec").path("file_options");
    this.category = category;
    this.folder = folder;
  }

  /**
   * The request.
   *
   * @throws InputFailure if a path in the document is none, or the table cannot be read as it says
   */
  DatasetRequest request() {
    var parts = parts();
    var manifest = parts.manifest().path();
    var path = category.family() == Family.TABULAR ? manifest : manifest.getParent();
    return DatasetRequest.builder(
            path == null ? manifest : path, text("table").orElse(""), category)
        .parts(parts)
        .intent(text("intent").flatMap(Intent::ofId).orElse(Intent.TRAIN))
        .labelColumn(labelColumn())
        .labelPolicy(
            Optional.ofNullable(root.path("label").path("policy").asString(null))
                .flatMap(LabelPolicy::ofId))
        .targetSize(size(fileOptions, "target_size").or(() -> size(root, "target_size")))
        .minimumSize(size(fileOptions, "min_size"))
        .extension(Optional.ofNullable(fileOptions.path("extension").asString(null)))
        .schema(schema())
        .timeColumn(timeColumn())
        .numberOfKeypoints(numberOfKeypoints())
        .recordIdColumn(recordIdColumn())
        .csvFormat(csvFormat())
        .build();
  }

  private DatasetParts parts() {
    var manifest = part("csv", MANIFEST);
    var directory = category.directory().map(name -> part(name, name));
    var sidecar = category.layout().sidecar().map(Sidecar::directory).map(name -> part(name, name));
    return new DatasetParts(manifest, directory, sidecar);
  }

  private Part part(String key, String staged) {
    var written = text(key).orElse("");
    try {
      return new Part(folder.resolve(written).normalize(), staged, written);
    } catch (InvalidPathException e) {
      throw new InputFailure(
          "'%s' is not a path: %s".formatted(key, Printable.of(written)),
          "Correct the document there.",
          e);
    }
  }

  private CsvFormat csvFormat() {
    var options = root.path("spec").path("csv_options");
    var delimiter = options.path("delimiter").asString(",");
    var quote = options.path("quotechar").asString("\"");
    var escape = options.path("escapechar").asString("\\");
    return CsvFormat.of(delimiter, quote, escape)
        .orElseThrow(
            () ->
                new InputFailure(
                    "Cells told apart by '%s', quoted by '%s' and escaped by '%s' cannot be checked"
                        .formatted(
                            Printable.of(delimiter), Printable.of(quote), Printable.of(escape)),
                    "Use three different characters of ASCII as delimiter, quotechar and escapechar in"
                        + " 'spec.csv_options'."));
  }

  private Optional<String> labelColumn() {
    var label = root.path("label");
    return Optional.ofNullable(label.path("column").asString(label.asString(null)));
  }

  /** Columns are compared without the blanks around their names (TAB-02). */
  private List<Column> schema() {
    var columns = new ArrayList<Column>();
    root.path("schema")
        .properties()
        .forEach(
            entry ->
                columns.add(
                    new Column(WhiteSpace.trim(entry.getKey()), entry.getValue().asString(""))));
    return columns;
  }

  private OptionalInt numberOfKeypoints() {
    var number = fileOptions.path("number_of_keypoints");
    var count = number.isNumber() ? number : root.path("number_of_keypoints");
    return count.isNumber() ? OptionalInt.of(whole(count)) : OptionalInt.empty();
  }

  private Optional<String> timeColumn() {
    var option = fileOptions.path("time_column");
    return option.isString() ? Optional.of(option.stringValue()) : text("time_column");
  }

  private Optional<String> recordIdColumn() {
    var id = root.path("data_id");
    return id.path("strategy").asString("").equals("column")
        ? Optional.ofNullable(id.path("column").asString(null))
        : Optional.empty();
  }

  private static Optional<PixelSize> size(JsonNode options, String key) {
    var size = options.path(key);
    return size.size() == 2
        ? Optional.of(new PixelSize(whole(size.get(0)), whole(size.get(1))))
        : Optional.empty();
  }

  /** {@code 2.0} is an integer too; what is too large is as large as can be. */
  private static int whole(JsonNode number) {
    return (int) Math.min(number.doubleValue(), Integer.MAX_VALUE);
  }

  private Optional<String> text(String key) {
    return Optional.ofNullable(root.path(key).asString(null));
  }
}
