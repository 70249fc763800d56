package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A part of a profile's file that knows its line. Whatever it does not expect is an {@link
 * InputFailure} with file, line, and what to write instead.
 *
 * @param file name of the file, as given
 * @param node the part
 */
record ProfileNode(String file, Node node) {
  /** The fields of a map, each of which must be taken; what is not known is refused. */
  final class Fields {
    private final Map<String, ProfileNode> fields = new LinkedHashMap<>();

    private Fields(List<String> known) {
      if (!(node instanceof MappingNode map)) {
        throw problem("a map is expected here", "Write keys such as " + String.join(", ", known));
      }
      for (var tuple : map.getValue()) {
        var key = new ProfileNode(file, tuple.getKeyNode());
        var name = key.text();
        if (!known.contains(name)) {
          throw key.problem(
              "unknown key " + Printable.of(name),
              "The keys that can stand here are " + String.join(", ", known));
        }
        if (fields.put(name, new ProfileNode(file, tuple.getValueNode())) != null) {
          throw key.problem("key " + name + " stands here twice", "Leave one of them out");
        }
      }
    }

    Optional<ProfileNode> find(String name) {
      return Optional.ofNullable(fields.get(name));
    }

    ProfileNode get(String name) {
      return find(name)
          .orElseThrow(() -> problem("key " + name + " is missing", "Add " + name + " here"));
    }

    /** The part under a key read in some way, or what stands for its absence. */
    <T> T read(String name, Function<ProfileNode, T> reading, T absent) {
      return find(name).map(reading).orElse(absent);
    }
  }

  Fields fields(String... known) {
    return new Fields(List.of(known));
  }

  InputFailure problem(String what, String remedy) {
    return new InputFailure(
        "Profile %s, line %d: %s"
            .formatted(Printable.of(file), node.getStartMark().getLine() + 1, what),
        remedy);
  }

  boolean isMap() {
    return node instanceof MappingNode;
  }

  String text() {
    if (node instanceof ScalarNode scalar && !scalar.getValue().isEmpty()) {
      return scalar.getValue();
    }
    throw problem("a text is expected here", "Write one value on this line");
  }

  /** The items of a list; anything else is a list of one. */
  List<ProfileNode> items() {
    return node instanceof SequenceNode list
        ? list.getValue().stream().map(item -> new ProfileNode(file, item)).toList()
        : List.of(this);
  }

  List<String> texts() {
    return items().stream().map(ProfileNode::text).toList();
  }

  /** The entries of a map whose keys are not known beforehand. */
  Map<ProfileNode, ProfileNode> entries() {
    if (!(node instanceof MappingNode map)) {
      throw problem("a map is expected here", "Write key: value");
    }
    Map<ProfileNode, ProfileNode> entries = new LinkedHashMap<>();
    map.getValue()
        .forEach(
            tuple ->
                entries.put(
                    new ProfileNode(file, tuple.getKeyNode()),
                    new ProfileNode(file, tuple.getValueNode())));
    return entries;
  }

  /** The text here read in some way that may refuse it. */
  <T> T as(Function<String, T> reading) {
    try {
      return reading.apply(text());
    } catch (IllegalArgumentException broken) {
      throw problem(
          Printable.of(String.valueOf(broken.getMessage())), "Correct it; see docs/profiles.md");
    }
  }

  /** A path whose root is one of those that expressions can name. */
  ProfilePath path() {
    return known(as(ProfilePath::parse));
  }

  List<ProfilePath> paths() {
    return items().stream().map(ProfileNode::path).toList();
  }

  /** A template all of whose places have known roots. */
  Template template() {
    var template = as(Template::parse);
    template.paths().forEach(this::known);
    return template;
  }

  private ProfilePath known(ProfilePath path) {
    if (!Profile.ROOTS.contains(path.root())) {
      throw problem(
          "%s starts with %s, which is nothing a profile can look into"
              .formatted(Printable.of(path.toString()), Printable.of(path.root())),
          "A path starts with one of " + String.join(", ", Profile.ROOTS));
    }
    return path;
  }
}
