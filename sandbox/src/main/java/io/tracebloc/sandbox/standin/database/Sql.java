package io.tracebloc.sandbox.standin.database;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** How names and values are put into statements, so that no text can end them. */
public final class Sql {
  private Sql() {}

  /** A name of a table or column. */
  public static String name(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** A text; every byte arrives as it is, whatever the connection's settings. */
  public static String text(String text) {
    return "_utf8mb4 x'" + HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8)) + "'";
  }
}
