package io.tracebloc.engine.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text with places in it: {@code ${release.name}-runs-sa}. It has a value only if each of its
 * places has one.
 */
final class Template {
  /** A value with where it was read; the source is empty for what the profile itself says. */
  record Value(String text, String source, boolean stored) {}

  private sealed interface Part {
    /** Plain text. */
    record Text(String text) implements Part {}

    /** A place. */
    record Reference(ProfilePath path) implements Part {}
  }

  private final List<Part> parts;

  private Template(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException if a place in it is broken; the message says why
   */
  static Template parse(String text) {
    var parts = new ArrayList<Part>();
    var from = 0;
    for (var open = text.indexOf("${"); open >= 0; open = text.indexOf("${", from)) {
      var close = text.indexOf('}', open);
      if (close < 0) {
        throw new IllegalArgumentException(
            "'" + text + "' opens a place with ${ and never ends it");
      }
      parts.add(new Part.Text(text.substring(from, open)));
      parts.add(new Part.Reference(ProfilePath.parse(text.substring(open + 2, close))));
      from = close + 1;
    }
    parts.add(new Part.Text(text.substring(from)));
    return new Template(parts);
  }

  Optional<Value> evaluate(Scope scope) {
    return evaluate(scope, false);
  }

  /** For people's eyes: what could be a secret is hidden ({@code contract/releases.md} 1.4). */
  Optional<Value> shown(Scope scope) {
    return evaluate(scope, true);
  }

  private Optional<Value> evaluate(Scope scope, boolean redacted) {
    var text = new StringBuilder();
    var source = "";
    var stored = false;
    for (var part : parts) {
      switch (part) {
        case Part.Text(var plain) -> text.append(plain);
        case Part.Reference(var path) -> {
          var place = scope.at(path);
          var value = place.flatMap(found -> found.tree().text());
          if (value.isEmpty()) {
            return Optional.empty();
          }
          var key = path.steps().isEmpty() ? "" : path.steps().getLast();
          text.append(redacted ? Redaction.text(key, value.get()) : value.get());
          if (source.isEmpty()) {
            source = place.get().source();
            stored = place.get().stored();
          }
        }
      }
    }
    return Optional.of(new Value(text.toString(), source, stored));
  }

  /** The places it names. */
  List<ProfilePath> paths() {
    return parts.stream()
        .<ProfilePath>mapMulti(
            (part, out) -> {
              if (part instanceof Part.Reference(var path)) {
                out.accept(path);
              }
            })
        .toList();
  }
}
