package io.tracebloc.engine.catalog;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Pieces of statements. Names and texts are never spliced in as they are; what is asked for comes
 * back in hexadecimal, so that no character set, tab, line end or NULL can be misread.
 */
public final class Sql {
  /** The database with one table for each dataset ({@code contract/datasets.md} 8.1). */
  public static final String SCHEMA = "training_test_datasets";

  /** The journal of runs. */
  public static final String RUNS = "tracebloc_ingest_runs";

  /** What is remembered for each table. */
  public static final String META = "tracebloc_ingest_meta";

  private Sql() {}

  /** A name in back-quotes. */
  public static String identifier(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** A table of the datasets' database, with its schema. */
  public static String table(String name) {
    return identifier(SCHEMA) + "." + identifier(name);
  }

  /** A text as a literal that needs no quoting. */
  public static String literal(String text) {
    return "_utf8mb4 X'" + hex(text) + "'";
  }

  /** An expression whose value {@link Row#text} reads. */
  public static String text(String expression) {
    return "HEX(CONVERT(" + expression + " USING utf8mb4))";
  }

  /** The same for a value that may be long where it is none of ours: only its beginning is read. */
  static String start(String expression) {
    return text("LEFT(" + expression + ",255)");
  }

  private static String hex(String text) {
    return HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }
}
