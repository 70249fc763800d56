package io.tracebloc.engine.dataset.columns;

import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The SQL types that the cluster's tables know ({@code contract/datasets.md} 6.4). */
public final class SqlType {
  private static final List<String> NAMES =
      List.of(
          "VARCHAR",
          "CHAR",
          "TEXT",
          "INT",
          "INTEGER",
          "TINYINT",
          "SMALLINT",
          "MEDIUMINT",
          "BIGINT",
          "FLOAT",
          "DOUBLE",
          "DECIMAL",
          "NUMERIC",
          "BOOLEAN",
          "BOOL",
          "DATE",
          "DATETIME",
          "TIMESTAMP",
          "TIME",
          "BLOB",
          "LONGBLOB");
  private static final Set<String> INTEGERS =
      Set.of("INT", "INTEGER", "TINYINT", "SMALLINT", "MEDIUMINT", "BIGINT");
  private static final Set<String> FRACTIONS = Set.of("FLOAT", "DOUBLE", "DECIMAL", "NUMERIC");

  private SqlType() {}

  /** All bases. */
  public static List<String> names() {
    return NAMES;
  }

  /** Whether a type, as written, has a base that the cluster knows; its length is not looked at. */
  public static boolean isKnown(String type) {
    return NAMES.contains(base(type));
  }

  /** Whether a type is of the INT family (TAB-03). */
  public static boolean isInteger(String type) {
    return INTEGERS.contains(base(type));
  }

  /** Whether a type is of the INT or the FLOAT family (TAB-03). */
  public static boolean isNumeric(String type) {
    var base = base(type);
    return INTEGERS.contains(base) || FRACTIONS.contains(base);
  }

  /** The base of a type: upper case, up to the first parenthesis, its first word. */
  public static String base(String type) {
    var upper = WhiteSpace.trim(type.toUpperCase(Locale.ROOT));
    var parenthesis = upper.indexOf('(');
    var head = WhiteSpace.trim(parenthesis < 0 ? upper : upper.substring(0, parenthesis));
    var end = 0;
    while (end < head.length() && !WhiteSpace.contains(head.charAt(end))) {
      end++;
    }
    return head.substring(0, end);
  }
}
