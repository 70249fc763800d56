package io.tracebloc.engine.dataset.columns;

import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * Column types as people write them: {@code col:TYPE,col:TYPE,…} ({@code contract/datasets.md}
 * 6.3).
 */
public final class ColumnTypes {
  private static final String EXAMPLE = "Write them as name:TYPE,name:TYPE, for example age:INT.";

  private ColumnTypes() {}

  /**
   * Reads column types. Commas in parentheses belong to a type; a repeated column overwrites.
   *
   * @throws InputFailure if an entry has no name, no type or an unknown one, or if there is none
   */
  public static List<Column> parse(String text) {
    var types = new LinkedHashMap<String, Column>();
    for (var entry : entries(text)) {
      var colon = entry.indexOf(':');
      var name = WhiteSpace.trim(colon < 0 ? entry : entry.substring(0, colon));
      var type = WhiteSpace.trim(colon < 0 ? "" : entry.substring(colon + 1));
      if (name.isEmpty() || type.isEmpty()) {
        throw new InputFailure(
            "'%s' names no column with its type.".formatted(Printable.of(entry)), EXAMPLE);
      }
      types.put(name, checked(new Column(name, type)));
    }
    return all(types.values());
  }

  /**
   * The column, if it has a name and its type is known.
   *
   * @throws InputFailure if not
   */
  public static Column checked(Column column) {
    if (WhiteSpace.trim(column.name()).isEmpty()) {
      throw new InputFailure(
          "The type %s has no column.".formatted(Printable.of(column.type())), EXAMPLE);
    }
    if (!SqlType.isKnown(column.type())) {
      throw new InputFailure(
          "Column '%s' has the unknown type '%s' (TAB-06)."
              .formatted(Printable.of(column.name()), Printable.of(column.type())),
          "Use one of " + String.join(", ", SqlType.names()) + ".");
    }
    return column;
  }

  /**
   * All columns, of which there must be one.
   *
   * @throws InputFailure if there is none
   */
  public static List<Column> all(Iterable<Column> columns) {
    var list = new ArrayList<Column>();
    columns.forEach(list::add);
    if (list.isEmpty()) {
      throw new InputFailure("No column types are given.", EXAMPLE);
    }
    return list;
  }

  /** The trimmed, non-empty pieces between the commas outside parentheses. */
  private static List<String> entries(String text) {
    var entries = new ArrayList<String>();
    var depth = 0;
    var start = 0;
    for (var at = 0; at <= text.length(); at++) {
      var character = at < text.length() ? text.charAt(at) : ',';
      switch (character) {
        case '(' -> depth++;
        case ')' -> depth = Math.max(0, depth - 1);
        case ',' -> {
          if (depth == 0 || at == text.length()) {
            var entry = WhiteSpace.trim(text.substring(start, at));
            if (!entry.isEmpty()) {
              entries.add(entry);
            }
            start = at + 1;
          }
        }
        default -> {}
      }
    }
    return entries;
  }
}
