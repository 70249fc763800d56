package io.tracebloc.engine.ingest;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.columns.ColumnTypes;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * Column types in a file: a YAML or JSON mapping of columns to types if its name says so, else the
 * grammar of the option ({@code contract/datasets.md} 6.3) with line ends as further separators and
 * lines that start with {@code #} left out.
 */
public final class ColumnTypesFile {
  private static final List<String> MAPPINGS = List.of(".yaml", ".yml", ".json");

  private static final String EXAMPLE =
      "Write each column as 'name: TYPE', for example 'age: INT'.";

  private ColumnTypesFile() {}

  /**
   * Reads a file.
   *
   * @throws LocalFailure if it cannot be read, or is no YAML although its name says so
   * @throws InputFailure if it holds no column types, or unknown ones
   */
  public static List<Column> read(Path file) {
    var name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return MAPPINGS.stream().anyMatch(name::endsWith) ? mapping(file) : lines(file);
  }

  private static List<Column> lines(Path file) {
    return ColumnTypes.parse(
        TextFile.read(file, Printable.of(file.toString()))
            .lines()
            .filter(line -> !line.stripLeading().startsWith("#"))
            .collect(joining(",")));
  }

  private static List<Column> mapping(Path file) {
    var name = Printable.of(file.toString());
    var document =
        SpecDocument.parse(TextFile.read(file, Printable.of(file.toString())), name, EXAMPLE);
    for (var remark : document.remarks()) {
      throw new InputFailure(name + ": " + remark + ".", "Name each column once, in quotes.");
    }
    return ColumnTypes.all(
        document.root().properties().stream().map(entry -> column(entry, document)).toList());
  }

  private static Column column(Map.Entry<String, JsonNode> entry, SpecDocument document) {
    if (entry.getValue().isString()) {
      return ColumnTypes.checked(new Column(entry.getKey(), entry.getValue().stringValue()));
    }
    var line =
        document
            .place(List.of(entry.getKey()))
            .map(place -> " (line " + place.line() + ")")
            .orElse("");
    throw new InputFailure(
        "The type of column '%s'%s is no text.".formatted(Printable.of(entry.getKey()), line),
        EXAMPLE);
  }
}
