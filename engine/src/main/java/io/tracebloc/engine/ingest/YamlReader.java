package io.tracebloc.engine.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Turns YAML into values as the cluster's loader does, and remembers where each stood. Bounded:
 * aliases cannot blow up the result. For one use.
 */
final class YamlReader {
  private static final int MOST_NODES = 100_000;
  private static final int DEEPEST = 50;
  private static final int MOST_DOCUMENTS = 1000;

  private final Map<List<String>, Place> places = new HashMap<>();
  private final Map<List<String>, Place> keyPlaces = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();
  private int nodes;

  YamlReader() {
    this(0);
  }

  /**
   * A reader of one of several documents.
   *
   * @param nodes how many values were read before, which count too
   */
  YamlReader(int nodes) {
    this.nodes = nodes;
  }

  /** How many values were read. */
  int nodes() {
    return nodes;
  }

  /** Where each value stood, by its path. */
  Map<List<String>, Place> places() {
    return places;
  }

  /** Where the key of each value stood, by the path of the value. */
  Map<List<String>, Place> keyPlaces() {
    return keyPlaces;
  }

  /** Remarks about keys that occur twice or are no text, printable but for the keys. */
  List<String> remarks() {
    return remarks;
  }

  /**
   * Reads the only document of a text; an empty one is null.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException if it is not YAML
   * @throws IllegalArgumentException if a value cannot be built
   */
  JsonNode read(String text) {
    var node = composer(text).getSingleNode();
    return node == null ? JsonNodeFactory.instance.nullNode() : read(node);
  }

  /** Reads one document of several. */
  JsonNode read(Node document) {
    return convert(document, List.of());
  }

  /**
   * The documents of a text, separated by {@code ---}.
   *
   * @throws org.yaml.snakeyaml.error.YAMLException if it is not YAML
   */
  static List<Node> documents(String text) {
    var composer = composer(text);
    var documents = new ArrayList<Node>();
    while (composer.checkNode()) {
      documents.add(composer.getNode());
      if (documents.size() > MOST_DOCUMENTS) {
        throw new IllegalArgumentException("there are more than " + MOST_DOCUMENTS + " documents");
      }
    }
    return documents;
  }

  private static Composer composer(String text) {
    var options = new LoaderOptions();
    options.setNestingDepthLimit(DEEPEST);
    options.setMaxAliasesForCollections(MOST_NODES);
    var parser = new ParserImpl(new StreamReader(text), options);
    return new Composer(parser, new ClusterResolver(), options);
  }

  /** Tags plain scalars as {@link YamlScalar} says. */
  private static final class ClusterResolver extends Resolver {
    @Override
    public Tag resolve(NodeId kind, String value, boolean implicit) {
      return kind == NodeId.scalar && implicit && value != null
          ? YamlScalar.tag(value)
          : super.resolve(kind, value, false);
    }
  }

  private JsonNode convert(Node node, List<String> path) {
    if (++nodes > MOST_NODES || path.size() > DEEPEST) {
      throw new IllegalArgumentException("the document is too large or refers to itself");
    }
    places.putIfAbsent(path, place(node));
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar);
      case SequenceNode sequence -> sequence(sequence, path);
      case MappingNode mapping -> {
        requireTag(mapping, Tag.MAP);
        yield mapping(mapping, path);
      }
      default -> throw new IllegalArgumentException("unknown node at " + place(node));
    };
  }

  private static JsonNode scalar(ScalarNode scalar) {
    try {
      return YamlScalar.value(scalar.getTag(), scalar.getValue());
    } catch (IllegalArgumentException e) {
      throw new UnreadableValueException(e.getMessage(), place(scalar), e);
    }
  }

  private JsonNode sequence(SequenceNode sequence, List<String> path) {
    requireTag(sequence, Tag.SEQ);
    var items = JsonNodeFactory.instance.arrayNode();
    for (var item : sequence.getValue()) {
      items.add(convert(item, append(path, String.valueOf(items.size()))));
    }
    return items;
  }

  private ObjectNode mapping(MappingNode mapping, List<String> path) {
    var merged = JsonNodeFactory.instance.objectNode();
    var own = JsonNodeFactory.instance.objectNode();
    for (var entry : mapping.getValue()) {
      if (entry.getKeyNode().getTag().equals(Tag.MERGE)) {
        merge(merged, entry.getValueNode(), path);
      } else {
        put(own, entry, path);
      }
    }
    // Own keys win over merged ones, wherever the merge stands.
    merged.setAll(own);
    return merged;
  }

  private void put(ObjectNode own, NodeTuple entry, List<String> path) {
    if (!(entry.getKeyNode() instanceof ScalarNode keyNode)) {
      throw new UnreadableValueException(
          "a key must be a plain value", place(entry.getKeyNode()), null);
    }
    var key = keyNode.getTag().equals(Tag.STR) ? keyNode.getValue() : otherKey(keyNode);
    var keyPath = append(path, key);
    if (own.has(key)) {
      var place = place(keyNode);
      remarks.add(
          "line %d: the key '%s' occurs twice; the last one counts".formatted(place.line(), key));
      places.keySet().removeIf(known -> startsWith(known, keyPath));
      own.remove(key);
    }
    keyPlaces.put(keyPath, place(keyNode));
    own.set(key, convert(entry.getValueNode(), keyPath));
  }

  private void merge(ObjectNode target, Node value, List<String> path) {
    switch (value) {
      case MappingNode mapping -> {
        if (++nodes > MOST_NODES || path.size() > DEEPEST) {
          throw new IllegalArgumentException("the document is too large or refers to itself");
        }
        for (var entry : mapping(mapping, append(path, "<<")).properties()) {
          target.putIfAbsent(entry.getKey(), entry.getValue());
        }
      }
      case SequenceNode sequence -> sequence.getValue().forEach(item -> merge(target, item, path));
      default ->
          throw new UnreadableValueException("only mappings can be merged", place(value), null);
    }
  }

  private String otherKey(ScalarNode key) {
    var text = scalar(key).asString(key.getValue());
    remarks.add(
        "line %d: the key %s is not read as text but as '%s'; put it in quotes if text is meant"
            .formatted(place(key).line(), key.getValue(), text));
    return text;
  }

  private static void requireTag(Node node, Tag tag) {
    if (!node.getTag().equals(tag)) {
      throw new UnreadableValueException(
          "unknown tag " + node.getTag().getValue(), place(node), null);
    }
  }

  private static List<String> append(List<String> path, String segment) {
    var longer = new ArrayList<>(path);
    longer.add(segment);
    return List.copyOf(longer);
  }

  private static boolean startsWith(List<String> path, List<String> prefix) {
    return path.size() >= prefix.size() && path.subList(0, prefix.size()).equals(prefix);
  }

  private static Place place(Node node) {
    return place(node.getStartMark());
  }

  /** Where a parser's mark points to. */
  static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** The place of a syntax error, if the parser tells it. */
  static java.util.Optional<Place> place(MarkedYAMLException problem) {
    return java.util.Optional.ofNullable(problem.getProblemMark()).map(YamlReader::place);
  }

  /** A value that cannot be built, with its place. */
  static final class UnreadableValueException extends IllegalArgumentException {
    UnreadableValueException(String message, Place place, Throwable cause) {
      super("line %d: %s".formatted(place.line(), message), cause);
    }
  }
}
