package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.Moments;
import io.tracebloc.sandbox.standin.ingestor.csv.Numbers;
import io.tracebloc.sandbox.standin.ingestor.csv.SqlType;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A schema's type in the database (datasets.md 6.4): its definition, and how cells are written. */
record ColumnType(SqlType declared) {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);
  private static final Set<String> TRUE = Set.of("true", "t", "yes", "y");
  private static final Set<String> LONG_TEXTS = Set.of("TEXT", "BLOB", "LONGBLOB");
  private static final int USUAL_LENGTH = 255;

  /** The type as a statement names it. */
  String definition() {
    return switch (declared.base()) {
      case "VARCHAR" -> "VARCHAR(" + declared.length().orElse(USUAL_LENGTH) + ")";
      case "DECIMAL", "NUMERIC", "CHAR", "DATETIME", "TIMESTAMP", "TIME" ->
          declared.base() + declared.arguments();
      default -> declared.base();
    };
  }

  /** How many characters an index would have to hold; 0 for what is no text. */
  int longestText() {
    if (LONG_TEXTS.contains(declared.base())) {
      return Integer.MAX_VALUE;
    }
    return declared.base().endsWith("CHAR") ? declared.length().orElse(USUAL_LENGTH) : 0;
  }

  /** A cell as the database reads it; empty for a missing value. */
  Optional<String> value(String cell) {
    if (cell.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (declared.base()) {
          case "BOOL", "BOOLEAN" -> truth(cell);
          case "DATE" -> moment(cell, DATE);
          case "DATETIME", "TIMESTAMP" -> moment(cell, MOMENT);
          case "TIME" -> Moments.isTime(cell) ? cell : moment(cell, TIME);
          default -> cell;
        });
  }

  private static String truth(String cell) {
    var number = Numbers.parse(cell);
    if (number.isPresent()) {
      return number.getAsDouble() == 0 ? "0" : "1";
    }
    return TRUE.contains(Cells.trim(cell).toLowerCase(Locale.ROOT)) ? "1" : "0";
  }

  private static String moment(String cell, DateTimeFormatter format) {
    return Moments.parse(cell, false).map((LocalDateTime at) -> at.format(format)).orElse(cell);
  }
}
