package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/** Reads kubeconfig files. Their values stay texts: a token of digits is not a number. */
final class KubeconfigReader {
  private static final int LARGEST_FILE = 16 * 1024 * 1024;

  private KubeconfigReader() {}

  /** The file's content, or empty if there is no such file. */
  static Optional<Kubeconfig> readIfPresent(Path file) {
    try {
      return Optional.of(parse(file, text(file)));
    } catch (NoSuchFileException missing) {
      return Optional.empty();
    } catch (IOException exception) {
      throw unreadable(file, exception);
    }
  }

  private static String text(Path file) throws IOException {
    try (var input = Files.newInputStream(file)) {
      var bytes = input.readNBytes(LARGEST_FILE + 1);
      if (bytes.length > LARGEST_FILE) {
        throw new IOException("more than 16 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    }
  }

  static Kubeconfig parse(Path file, String text) {
    var document = fields(file, load(file, text));
    var root = new KubeconfigEntry(file, "kubeconfig", "", document);
    return new Kubeconfig(
        root.text("current-context"),
        named(root, "contexts", "context"),
        named(root, "clusters", "cluster"),
        named(root, "users", "user"));
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

  private static Object load(Path file, String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST_FILE);
    var dumper = new DumperOptions();
    var yaml =
        new Yaml(
            new SafeConstructor(options),
            new Representer(dumper),
            dumper,
            options,
            new TextsOnly());
    try {
      return yaml.load(text);
    } catch (MarkedYAMLException exception) {
      // Without the snippet that the exception carries: the line may hold a key.
      var mark = exception.getProblemMark();
      throw broken(
          file,
          "line %d: %s".formatted(mark == null ? 0 : mark.getLine() + 1, exception.getProblem()));
    } catch (YAMLException exception) {
      throw broken(file, "not YAML");
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

  /** Takes every plain value as text, except the absent one and merge keys. */
  private static final class TextsOnly extends Resolver {
    private static final Pattern NOTHING = Pattern.compile("^(?:~|null|Null|NULL| )$");

    @Override
    protected void addImplicitResolvers() {
      addImplicitResolver(Tag.NULL, EMPTY, null);
      addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
      addImplicitResolver(Tag.MERGE, MERGE, "<");
    }
  }

  /** Names in the order given, for messages: at most five. */
  static String few(List<String> names) {
    var shown = names.stream().limit(5).map(Printable::of).toList();
    var more = names.size() - shown.size();
    return String.join(", ", shown) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
