package io.tracebloc.sandbox.standin.spec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes values the way Python's {@code repr} does, as the ingestor's messages show them. */
final class PythonText {
  private PythonText() {}

  /** The literal of a parsed YAML value. */
  static String of(Optional<Object> value) {
    return value.map(PythonText::literal).orElse("None");
  }

  private static String literal(Object value) {
    return switch (value) {
      case String text -> quoted(text);
      case Boolean flag -> flag ? "True" : "False";
      case List<?> list ->
          list.stream().map(PythonText::nullable).collect(commaSeparated("[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> nullable(entry.getKey()) + ": " + nullable(entry.getValue()))
              .collect(commaSeparated("{", "}"));
      default -> value.toString();
    };
  }

  private static String nullable(Object value) {
    return of(Optional.ofNullable(value));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> commaSeparated(
      String open, String close) {
    return Collectors.joining(", ", open, close);
  }

  private static String quoted(String text) {
    var quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    var literal = new StringBuilder().append(quote);
    text.codePoints().forEach(point -> appendEscaped(literal, point, quote));
    return literal.append(quote).toString();
  }

  private static void appendEscaped(StringBuilder literal, int point, char quote) {
    switch (point) {
      case '\\' -> literal.append("\\\\");
      case '\n' -> literal.append("\\n");
      case '\r' -> literal.append("\\r");
      case '\t' -> literal.append("\\t");
      default -> {
        if (point == quote) {
          literal.append('\\').append(quote);
        } else if (point < 0x20 || point == 0x7f) {
          literal.append(String.format("\\x%02x", point));
        } else {
          literal.appendCodePoint(point);
        }
      }
    }
  }
}
