package io.tracebloc.engine.cluster;

import io.tracebloc.engine.cluster.KubeconfigYaml.Literal;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A context, cluster or user of a kubeconfig file: its fields, and the file that relative paths in
 * it start from. Empty texts count as absent, as in client-go.
 *
 * @param file the file it was read from
 * @param kind {@code context}, {@code cluster} or {@code user}, for messages
 * @param name its name
 * @param fields as parsed: texts, {@link Literal}s, lists and maps of them
 */
record KubeconfigEntry(Path file, String kind, String name, Map<String, Object> fields) {

  /** An entry that the files do not have. */
  static KubeconfigEntry absent(String kind) {
    return new KubeconfigEntry(Path.of(""), kind, "", Map.of());
  }

  Optional<String> text(String field) {
    return switch (fields.get(field)) {
      case null -> Optional.empty();
      case String text -> text.isEmpty() ? Optional.empty() : Optional.of(text);
      case Literal literal -> Optional.of(literal.text());
      default -> throw wrongType(field, "a text");
    };
  }

  /** A path, relative to the file's directory. */
  Optional<Path> path(String field) {
    return text(field).map(this::relative);
  }

  Path relative(String path) {
    return file.toAbsolutePath().getParent().resolve(path).normalize();
  }

  boolean flag(String field) {
    return text(field)
        .map(value -> value.toLowerCase(Locale.ROOT))
        .map(
            value ->
                switch (value) {
                  case "true", "yes", "on", "y" -> true;
                  case "false", "no", "off", "n" -> false;
                  default -> throw wrongType(field, "true or false");
                })
        .orElse(false);
  }

  List<String> texts(String field) {
    return switch (fields.get(field)) {
      case null -> List.of();
      case List<?> list -> list.stream().map(item -> requireText(field, item)).toList();
      default -> throw wrongType(field, "a list");
    };
  }

  /** A map of lists of texts, as {@code as-user-extra} is. */
  Map<String, List<String>> textLists(String field) {
    var lists = new LinkedHashMap<String, List<String>>();
    map(field).fields().keySet().forEach(key -> lists.put(key, map(field).texts(key)));
    return lists;
  }

  /** A nested map as an entry of its own; empty if absent. */
  KubeconfigEntry map(String field) {
    return switch (fields.get(field)) {
      case null -> new KubeconfigEntry(file, kind, name, Map.of());
      case Map<?, ?> map -> new KubeconfigEntry(file, kind, name, KubeconfigReader.fields(map));
      default -> throw wrongType(field, "a map");
    };
  }

  /** A list of maps as entries; empty if absent. */
  List<KubeconfigEntry> maps(String field) {
    return switch (fields.get(field)) {
      case null -> List.of();
      case List<?> list ->
          list.stream()
              .filter(Objects::nonNull)
              .map(
                  item ->
                      item instanceof Map<?, ?> map
                          ? new KubeconfigEntry(file, kind, name, KubeconfigReader.fields(map))
                          : badItem(field))
              .toList();
      default -> throw wrongType(field, "a list");
    };
  }

  boolean has(String field) {
    return fields.get(field) != null;
  }

  private KubeconfigEntry badItem(String field) {
    throw wrongType(field, "a list of maps");
  }

  private String requireText(String field, Object item) {
    return switch (item) {
      case String text -> text;
      case Literal literal -> literal.text();
      case null, default -> throw wrongType(field, "a list of texts");
    };
  }

  private LocalFailure wrongType(String field, String expected) {
    return failure("%s must be %s".formatted(field, expected));
  }

  /** A failure about this entry that names it and its file. */
  LocalFailure failure(String complaint) {
    return new LocalFailure(
        "%s %s in %s: %s"
            .formatted(Refusals.capitalised(kind), Printable.of(name), where(), complaint),
        "Correct the file, or choose another one with {flag:kubeconfig}");
  }

  /** The file's path, printable. */
  String where() {
    return Printable.of(file.toString());
  }

  /** Kind, name and file only: the fields may hold keys and passwords. */
  @Override
  public String toString() {
    return "%s %s of %s".formatted(kind, name, file);
  }
}
