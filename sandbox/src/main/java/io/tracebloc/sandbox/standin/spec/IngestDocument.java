package io.tracebloc.sandbox.standin.spec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A parsed ingest document, not yet checked against the schema.
 *
 * @param root the mapping, with every key turned into a string
 */
public record IngestDocument(Map<String, Object> root) {
  private static final int MAXIMUM_DEPTH = 64;

  /** The text is not YAML, or not a mapping. */
  public static final class UnreadableException extends Exception {
    UnreadableException(String message) {
      super(message);
    }
  }

  /** The width and height of images, in pixels. */
  public record Size(int width, int height) {
    @Override
    public String toString() {
      return width + "x" + height;
    }
  }

  /**
   * Reads YAML.
   *
   * @throws UnreadableException worded as the ingestor words it (datasets.md 2.1)
   */
  public static IngestDocument parse(String yaml) throws UnreadableException {
    Object parsed;
    try {
      var options = new LoaderOptions();
      // The real loader keeps the last of several values in silence (datasets.md 9, trap 26).
      options.setWarnOnDuplicateKeys(false);
      parsed = new Yaml(new SafeConstructor(options)).load(yaml);
    } catch (YAMLException e) {
      throw new UnreadableException("ingest.yaml is not valid YAML:\n  " + e.getMessage());
    }
    if (withTextKeys(parsed, 0) instanceof Map<?, ?> map) {
      var root = new LinkedHashMap<String, Object>();
      map.forEach((key, value) -> root.put((String) key, value));
      return new IngestDocument(root);
    }
    throw new UnreadableException("ingest.yaml must be a mapping at the top level");
  }

  /** All violations of a line's schema, in the ingestor's order. */
  public List<Violation> violations(IngestorLine line) {
    return IngestSchema.violations(root, line);
  }

  /** A text of the root, for example {@code table}. */
  public Optional<String> text(String key) {
    return textOf(root.get(key));
  }

  /** The label column, given as a string or in an object. */
  public Optional<String> labelColumn() {
    return root.get("label") instanceof Map<?, ?> label
        ? textOf(label.get("column"))
        : text("label");
  }

  /** Whether the label's object asks for buckets; the string form always passes values through. */
  public boolean bucketsLabels() {
    return root.get("label") instanceof Map<?, ?> label && "bucket".equals(label.get("policy"));
  }

  /** A text of {@code data_id}. */
  public Optional<String> dataId(String key) {
    return root.get("data_id") instanceof Map<?, ?> dataId
        ? textOf(dataId.get(key))
        : Optional.empty();
  }

  /** The columns' SQL types as given, in the document's order. */
  public Map<String, String> schema() {
    var types = new LinkedHashMap<String, String>();
    if (root.get("schema") instanceof Map<?, ?> schema) {
      schema.forEach((column, type) -> types.put(column.toString(), String.valueOf(type)));
    }
    return types;
  }

  /** A number of {@code spec.file_options}, else of the root (datasets.md 3.3). */
  public OptionalInt fileNumber(String key) {
    return fileOptions()
        .flatMap(options -> numberOf(options.get(key)))
        .or(() -> numberOf(root.get(key)))
        .map(number -> OptionalInt.of(number.intValue()))
        .orElse(OptionalInt.empty());
  }

  /** A text of {@code spec.file_options}. */
  public Optional<String> fileOption(String key) {
    return fileOptions().flatMap(options -> textOf(options.get(key)));
  }

  /** A size of {@code spec.file_options}, else of the root (datasets.md 3.3). */
  public Optional<Size> size(String key) {
    return fileOptions()
        .flatMap(options -> sizeOf(options.get(key)))
        .or(() -> sizeOf(root.get(key)));
  }

  /** A number of {@code spec.csv_options}. */
  public OptionalInt csvNumber(String key) {
    return block("csv_options")
        .filter(options -> options.get(key) instanceof Number)
        .map(options -> OptionalInt.of(((Number) options.get(key)).intValue()))
        .orElse(OptionalInt.empty());
  }

  /** A text of {@code spec.csv_options}. */
  public Optional<String> csvOption(String key) {
    return block("csv_options").flatMap(options -> textOf(options.get(key)));
  }

  private Optional<Map<?, ?>> fileOptions() {
    return block("file_options");
  }

  private Optional<Map<?, ?>> block(String name) {
    return root.get("spec") instanceof Map<?, ?> spec && spec.get(name) instanceof Map<?, ?> block
        ? Optional.of(block)
        : Optional.empty();
  }

  private static Optional<String> textOf(Object value) {
    return value instanceof String text ? Optional.of(text) : Optional.empty();
  }

  private static Optional<Number> numberOf(Object value) {
    return value instanceof Number number ? Optional.of(number) : Optional.empty();
  }

  private static Optional<Size> sizeOf(Object value) {
    return value instanceof List<?> list
            && list.size() == 2
            && list.get(0) instanceof Number width
            && list.get(1) instanceof Number height
        ? Optional.of(new Size(width.intValue(), height.intValue()))
        : Optional.empty();
  }

  /** Copies the tree; a YAML alias can make it refer to itself, hence the limit. */
  private static Object withTextKeys(Object value, int depth) throws UnreadableException {
    if (depth > MAXIMUM_DEPTH) {
      throw new UnreadableException("ingest.yaml is nested too deeply");
    }
    return switch (value) {
      case Map<?, ?> map -> {
        var copy = new LinkedHashMap<String, Object>();
        for (var entry : map.entrySet()) {
          copy.put(String.valueOf(entry.getKey()), withTextKeys(entry.getValue(), depth + 1));
        }
        yield copy;
      }
      case List<?> list -> {
        var copy = new ArrayList<Object>();
        for (var item : list) {
          copy.add(withTextKeys(item, depth + 1));
        }
        yield copy;
      }
      case null -> null;
      default -> value;
    };
  }
}
