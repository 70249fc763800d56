package io.tracebloc.engine.release;

import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/** What Helm rendered, read when first asked for. Thread-safe. */
final class Manifest {
  private final Optional<String> text;
  private Optional<List<Tree>> objects = Optional.empty();

  Manifest(Optional<String> text) {
    this.text = text;
  }

  /** All objects; none if the text is broken or out of bounds. */
  synchronized List<Tree> objects() {
    if (objects.isEmpty()) {
      objects = Optional.of(text.map(Manifest::parse).orElse(List.of()));
    }
    return objects.get();
  }

  private static List<Tree> parse(String text) {
    try {
      return YamlTree.all(text);
    } catch (YAMLException broken) {
      // The manifest is a last resort; live objects and values answer the same questions.
      return List.of();
    }
  }
}
