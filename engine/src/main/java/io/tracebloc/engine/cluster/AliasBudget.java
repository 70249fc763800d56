package io.tracebloc.engine.cluster;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Refuses YAML whose aliases would unfold to far more than was written, or without end. */
final class AliasBudget {
  private static final long LARGEST = 1_000_000;
  private static final long UNDER_WAY = -1;

  private final IdentityHashMap<Node, Long> sizes = new IdentityHashMap<>();

  /** The document is a bomb. */
  static final class ExceededException extends YAMLException {
    private static final long serialVersionUID = 1L;

    ExceededException(String message) {
      super(message);
    }
  }

  /**
   * Measures a document without unfolding it.
   *
   * @throws ExceededException if it is too large, or part of itself
   */
  void spend(Node root) {
    var unfolded = size(root);
    if (unfolded > LARGEST && unfolded > 2L * sizes.size()) {
      throw new ExceededException("its aliases unfold to too much");
    }
  }

  private long size(Node node) {
    var known = sizes.get(node);
    if (known != null) {
      if (known == UNDER_WAY) {
        throw new ExceededException("an alias in it refers to itself");
      }
      return known;
    }
    sizes.put(node, UNDER_WAY);
    long size = 1;
    for (var child : children(node).toList()) {
      size = Math.min(Long.MAX_VALUE / 2, size + size(child));
    }
    sizes.put(node, size);
    return size;
  }

  private static Stream<Node> children(Node node) {
    return switch (node) {
      case MappingNode mapping ->
          mapping.getValue().stream()
              .flatMap(pair -> Stream.of(pair.getKeyNode(), pair.getValueNode()));
      case SequenceNode sequence -> sequence.getValue().stream();
      default -> List.<Node>of().stream();
    };
  }
}
