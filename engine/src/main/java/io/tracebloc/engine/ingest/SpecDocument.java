package io.tracebloc.engine.ingest;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A parsed ingest document, as the cluster reads it: YAML 1.1, the last of duplicate keys wins
 * ({@code contract/datasets.md} trap 26). Immutable by convention: nobody changes its nodes.
 */
public final class SpecDocument {
  private static final long LARGEST = 3L << 20;

  private final ObjectNode root;
  private final Map<List<String>, Place> places;
  private final Map<List<String>, Place> keyPlaces;
  private final List<String> remarks;

  private SpecDocument(ObjectNode root, YamlReader reader) {
    this.root = root;
    this.places = Map.copyOf(reader.places());
    this.keyPlaces = Map.copyOf(reader.keyPlaces());
    this.remarks = reader.repeated().stream().map(Printable::of).toList();
  }

  /**
   * Reads a file.
   *
   * @throws LocalFailure if it cannot be read, is not YAML or is not a mapping
   */
  public static SpecDocument read(Path file) {
    var name = Printable.of(file.toString());
    try {
      if (Files.size(file) > LARGEST) {
        throw new LocalFailure(
            name + " is larger than any ingest document.", "Check that it is the right file.");
      }
      var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
      return parse(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), name);
    } catch (CharacterCodingException e) {
      throw new LocalFailure(name + " is not UTF-8 text.", "Save it as UTF-8.", e);
    } catch (NoSuchFileException e) {
      throw new LocalFailure(name + " does not exist.", "Check the path.", e);
    } catch (IOException e) {
      throw new LocalFailure(name + " cannot be read.", "Check that it is a file you may read.", e);
    }
  }

  /**
   * Reads a text.
   *
   * @param name what to call it in messages
   * @throws LocalFailure if it is not YAML or is not a mapping
   */
  public static SpecDocument parse(String text, String name) {
    var reader = new YamlReader();
    JsonNode root;
    try {
      root = reader.read(text.startsWith("\ufeff") ? text.substring(1) : text);
    } catch (MarkedYAMLException e) {
      var line = YamlReader.place(e).map(place -> "line " + place.line() + ": ").orElse("");
      throw notYaml(name, line + (e.getProblem() == null ? "syntax error" : e.getProblem()), e);
    } catch (YAMLException | IllegalArgumentException e) {
      throw notYaml(name, String.valueOf(e.getMessage()), e);
    }
    if (root instanceof ObjectNode mapping) {
      return new SpecDocument(mapping, reader);
    }
    throw new LocalFailure(
        name + (root.isNull() ? " is empty." : " is not a mapping of keys to values."),
        "An ingest document starts with 'apiVersion: tracebloc.io/v1'.");
  }

  /** Remarks for the user, printable: keys that occur twice. */
  public List<String> remarks() {
    return remarks;
  }

  JsonNode root() {
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
