package io.tracebloc.engine.cluster;

import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * Changes single texts in the {@code auth-provider} of a user and nothing else: comments, order and
 * unknown fields of the file stay as they are. Works on YAML in either style, and so on JSON.
 */
final class KubeconfigEdit {
  private final String text;
  private final List<Change> changes = new ArrayList<>();

  private KubeconfigEdit(String text) {
    this.text = text;
  }

  /** A stretch of the text, in code points, and what takes its place. */
  private record Change(int start, int end, String replacement) {}

  /**
   * The text with the given fields of the user's provider set.
   *
   * @return empty if the place cannot be found, or cannot be changed by itself because an alias
   *     shares it with others
   */
  static Optional<String> withProviderFields(String text, String user, Map<String, String> fields) {
    try {
      return Optional.ofNullable(KubeconfigYaml.compose(text))
          .flatMap(root -> providerConfig(root, user))
          .filter(config -> !config.getValue().isEmpty())
          .flatMap(config -> new KubeconfigEdit(text).set(config, fields));
    } catch (KubeconfigYaml.BrokenException broken) {
      return Optional.empty();
    }
  }

  private static Optional<MappingNode> providerConfig(Node root, String user) {
    return value(root, "users")
        .filter(SequenceNode.class::isInstance)
        .flatMap(
            list ->
                ((SequenceNode) list)
                    .getValue().stream().filter(item -> isNamed(item, user)).findFirst())
        .flatMap(item -> value(item, "user"))
        .flatMap(entry -> value(entry, "auth-provider"))
        .flatMap(provider -> value(provider, "config"))
        .filter(MappingNode.class::isInstance)
        .map(MappingNode.class::cast);
  }

  private static boolean isNamed(Node item, String user) {
    return value(item, "name")
        .filter(name -> name instanceof ScalarNode text && text.getValue().equals(user))
        .isPresent();
  }

  /** The value of a key that stands below its mapping, and not elsewhere by an alias. */
  private static Optional<Node> value(Node node, String key) {
    return node instanceof MappingNode mapping
        ? tuple(mapping, key).map(NodeTuple::getValueNode).filter(value -> isWithin(value, mapping))
        : Optional.empty();
  }

  private static Optional<NodeTuple> tuple(MappingNode mapping, String key) {
    // Of a key that is there twice, the last one counts.
    return mapping.getValue().stream()
        .filter(pair -> pair.getKeyNode() instanceof ScalarNode name && name.getValue().equals(key))
        .reduce((first, second) -> second);
  }

  private static boolean isWithin(Node inner, Node outer) {
    return inner.getStartMark().getIndex() >= outer.getStartMark().getIndex()
        && inner.getEndMark().getIndex() <= outer.getEndMark().getIndex();
  }

  private Optional<String> set(MappingNode config, Map<String, String> fields) {
    for (var field : fields.entrySet()) {
      var present = tuple(config, field.getKey());
      if (present.isEmpty()) {
        insert(config, field.getKey(), field.getValue());
      } else if (!replace(config, present.get(), field.getValue())) {
        return Optional.empty();
      }
    }
    return Optional.of(applied());
  }

  private boolean replace(MappingNode config, NodeTuple present, String value) {
    var node = present.getValueNode();
    var keyEnd = present.getKeyNode().getEndMark().getIndex();
    if (!(node instanceof ScalarNode old)
        || !isWithin(node, config)
        || node.getStartMark().getIndex() < keyEnd) {
      return false;
    }
    if (old.getValue().equals(value)) {
      return true;
    }
    var start = node.getStartMark().getIndex();
    var end = node.getEndMark().getIndex();
    // The value of an empty field begins right behind the colon; a block ends with its line.
    var before = start == end && start == keyEnd + 1 ? " " : "";
    var after = end > start && codePoint(end - 1) == '\n' ? "\n" : "";
    changes.add(new Change(start, end, before + quoted(value) + after));
    return true;
  }

  private void insert(MappingNode config, String key, String value) {
    Mark first = config.getValue().getFirst().getKeyNode().getStartMark();
    var line = quoted(key) + ": " + quoted(value);
    var separator =
        config.getFlowStyle() == FlowStyle.FLOW ? ", " : "\n" + " ".repeat(first.getColumn());
    changes.add(new Change(first.getIndex(), first.getIndex(), line + separator));
  }

  private int codePoint(int index) {
    return text.codePointAt(text.offsetByCodePoints(0, index));
  }

  /** JSON's way of quoting is also one of YAML's. */
  private static String quoted(String value) {
    return new JsonPrimitive(value).toString();
  }

  private String applied() {
    var edited = new StringBuilder(text);
    changes.sort(Comparator.comparingInt(Change::start).reversed());
    for (var change : changes) {
      edited.replace(
          text.offsetByCodePoints(0, change.start()),
          text.offsetByCodePoints(0, change.end()),
          change.replacement());
    }
    return edited.toString();
  }
}
