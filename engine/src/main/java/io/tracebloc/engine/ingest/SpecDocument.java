package io.tracebloc.engine.ingest;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parsed ingest document, as the cluster reads it: YAML 1.1, the last of duplicate keys wins
 * ({@code contract/datasets.md} trap 26). Immutable by convention: nobody changes its nodes.
 */
public final class SpecDocument {
  private static final String START =
      "An ingest document starts with 'apiVersion: tracebloc.io/v1'.";

  private final ObjectNode root;
  private final Map<List<String>, Place> places;
  private final Map<List<String>, Place> keyPlaces;
  private final List<String> remarks;

  private SpecDocument(
      ObjectNode root,
      Map<List<String>, Place> places,
      Map<List<String>, Place> keyPlaces,
      List<String> remarks) {
    this.root = root;
    this.places = Map.copyOf(places);
    this.keyPlaces = Map.copyOf(keyPlaces);
    this.remarks = List.copyOf(remarks);
  }

  /**
   * Reads a file with one document.
   *
   * @throws LocalFailure if it cannot be read, is not YAML or is not a mapping
   */
  public static SpecDocument read(Path file) {
    var name = Printable.of(file.toString());
    return parse(TextFile.read(file, name), name);
  }

  /**
   * Reads a text.
   *
   * @param name what to call it in messages
   * @throws LocalFailure if it is not YAML or is not a mapping
   */
  public static SpecDocument parse(String text, String name) {
    return parse(text, name, START);
  }

  /**
   * Reads a text that is not an ingest document.
   *
   * @param remedy says what a mapping looks like here
   */
  static SpecDocument parse(String text, String name, String remedy) {
    var reader = new YamlReader();
    var root = yaml(name, () -> reader.read(withoutMark(text)));
    return of(root, reader, name, remedy);
  }

  /**
   * Reads a text with one or several documents, separated by {@code ---}; empty ones do not count.
   *
   * @param name what to call it in messages, printable
   * @throws LocalFailure if it is not YAML, holds something that is not a mapping, or nothing
   */
  static List<SpecDocument> parseAll(String text, String name) {
    var documents = new ArrayList<SpecDocument>();
    var nodes = 0;
    for (var node : yaml(name, () -> YamlReader.documents(withoutMark(text)))) {
      var reader = new YamlReader(nodes);
      var root = yaml(name, () -> reader.read(node));
      nodes = reader.nodes();
      if (!root.isNull()) {
        documents.add(of(root, reader, name, START));
      }
    }
    if (documents.isEmpty()) {
      throw new LocalFailure(name + " is empty.", START);
    }
    return documents;
  }

  private static <T> T yaml(String name, Supplier<T> reading) {
    try {
      return reading.get();
    } catch (MarkedYAMLException e) {
      var line =
          YamlReader.place(e)
              .map(place -> "line %d, column %d: ".formatted(place.line(), place.column()))
              .orElse("");
      throw notYaml(name, line + (e.getProblem() == null ? "syntax error" : e.getProblem()), e);
    } catch (YAMLException | IllegalArgumentException e) {
      throw notYaml(name, String.valueOf(e.getMessage()), e);
    }
  }

  private static String withoutMark(String text) {
    return text.startsWith("\ufeff") ? text.substring(1) : text;
  }

  private static SpecDocument of(JsonNode root, YamlReader reader, String name, String remedy) {
    if (root instanceof ObjectNode mapping) {
      var remarks = reader.remarks().stream().map(Printable::of).toList();
      return new SpecDocument(mapping, reader.places(), reader.keyPlaces(), remarks);
    }
    throw new LocalFailure(
        name + (root.isNull() ? " is empty." : " is not a mapping of keys to values."), remedy);
  }

  /** The same places with other values. */
  SpecDocument withRoot(ObjectNode other) {
    return new SpecDocument(other, places, keyPlaces, remarks);
  }

  /** Remarks for the user, printable: keys that occur twice or are no text. */
  public List<String> remarks() {
    return remarks;
  }

  ObjectNode root() {
    return root;
  }

  /**
   * Where a value stood; for one that came by a merge or alias, where the mapping around it did.
   */
  Optional<Place> place(List<String> path) {
    for (var length = path.size(); length >= 0; length--) {
      var place = places.get(path.subList(0, length));
      if (place != null) {
        return Optional.of(place);
      }
    }
    return Optional.empty();
  }

  /** Where a key stood. */
  Optional<Place> keyPlace(List<String> path) {
    return Optional.ofNullable(keyPlaces.get(path));
  }

  private static LocalFailure notYaml(String name, String problem, RuntimeException cause) {
    return new LocalFailure(
        "%s is not valid YAML: %s".formatted(name, Printable.of(problem)),
        "Correct the document there.",
        cause);
  }
}
