package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads kubeconfig files. Their values stay texts: a token of digits is not a number. */
final class KubeconfigReader {
  static final int LARGEST_FILE = 8 * 1024 * 1024;

  private KubeconfigReader() {}

  /** The file's content, or empty if there is no such file. */
  static Optional<Kubeconfig> readIfPresent(Path file) {
    try {
      return Optional.of(parse(file, content(file)));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException exception) {
      throw unreadable(file, exception);
    }
  }

  private static byte[] content(Path file) throws IOException {
    try (var input = Files.newInputStream(file)) {
      var bytes = input.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new IOException("more than 8 MiB");
      }
      return bytes;
    }
  }

  static Kubeconfig parse(Path file, byte[] content) {
    var root = new KubeconfigEntry(file, "kubeconfig", "", fields(file, load(file, content)));
    refuseOtherKinds(file, root);
    return new Kubeconfig(
        root.text("current-context"),
        named(root, "contexts", "context"),
        named(root, "clusters", "cluster"),
        named(root, "users", "user"));
  }

  /** Somebody may have named the manifest of something else. */
  private static void refuseOtherKinds(Path file, KubeconfigEntry root) {
    var kind = root.text("kind").orElse("Config");
    var version = root.text("apiVersion").orElse("v1");
    if (!kind.equals("Config") || !version.equals("v1")) {
      throw broken(
          file, "it is a %s of version %s, not a Config of version v1".formatted(kind, version));
    }
  }

  private static Map<String, KubeconfigEntry> named(
      KubeconfigEntry root, String list, String kind) {
    var entries = new LinkedHashMap<String, KubeconfigEntry>();
    for (var item : root.maps(list)) {
      var name = item.text("name").orElse("");
      var entry = new KubeconfigEntry(root.file(), kind, name, item.map(kind).fields());
      if (entries.put(name, entry) != null) {
        throw entry.failure("the name is used twice in the list of " + list);
      }
    }
    return entries;
  }

  private static Object load(Path file, byte[] content) {
    try {
      return KubeconfigYaml.load(content);
    } catch (KubeconfigYaml.BrokenException exception) {
      throw broken(file, exception.getMessage());
    }
  }

  private static Map<String, Object> fields(Path file, Object document) {
    return switch (document) {
      case null -> Map.of();
      case Map<?, ?> map -> fields(map);
      default -> throw broken(file, "not a map");
    };
  }

  /** The map with texts as keys; entries without a value are left out. */
  static Map<String, Object> fields(Map<?, ?> map) {
    var fields = new LinkedHashMap<String, Object>();
    map.forEach(
        (key, value) -> {
          if (value != null) {
            fields.put(String.valueOf(key), value);
          }
        });
    return fields;
  }

  private static LocalFailure broken(Path file, String complaint) {
    return new LocalFailure(
        "The kubeconfig file %s cannot be understood (%s)"
            .formatted(Printable.of(file.toString()), Refusals.bounded(complaint)),
        "Correct the file, or choose another one with {flag:kubeconfig}");
  }

  private static LocalFailure unreadable(Path file, IOException exception) {
    var reason =
        switch (exception) {
          case AccessDeniedException denied -> "permission denied";
          default -> String.valueOf(exception.getMessage());
        };
    return new LocalFailure(
        "The kubeconfig file %s cannot be read (%s)"
            .formatted(Printable.of(file.toString()), Printable.of(reason)),
        "Make the file readable, or choose another one with {flag:kubeconfig}",
        exception);
  }

  /** Names in the order given, for messages: at most five. */
  static String few(List<String> names) {
    var shown = names.stream().limit(5).map(Printable::of).toList();
    var more = names.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
