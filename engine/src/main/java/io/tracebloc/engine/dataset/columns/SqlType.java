package io.tracebloc.engine.dataset.columns;

import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import java.util.Locale;
import java.util.Set;

/** The SQL types that the cluster's tables know ({@code contract/datasets.md} 6.4). */
public final class SqlType {
  private static final Set<String> KNOWN =
      Set.of(
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

  private SqlType() {}

  /** Whether a type, as written, has a base that the cluster knows; its length is not looked at. */
  public static boolean isKnown(String type) {
    return KNOWN.contains(base(type));
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
