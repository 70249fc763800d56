package io.tracebloc.sandbox.standin.ingestor.rule.tabular;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import io.tracebloc.sandbox.standin.ingestor.csv.MissingValues;
import io.tracebloc.sandbox.standin.ingestor.csv.Moments;
import io.tracebloc.sandbox.standin.ingestor.csv.Numbers;
import io.tracebloc.sandbox.standin.ingestor.csv.SqlType;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a column's type allows in its cells (TAB-03 to TAB-06).
 *
 * @param type of the column
 * @param line which of the ingestor's lines asks
 */
record ColumnValues(SqlType type, IngestorLine line) {
  private static final Set<String> TRUTHS =
      Set.of("true", "false", "t", "f", "yes", "no", "y", "n");
  private static final Set<String> ANYTHING = Set.of("TEXT", "BLOB", "LONGBLOB");
  private static final Set<String> UNKNOWN_TO_OLD =
      Set.of("TINYINT", "SMALLINT", "MEDIUMINT", "BLOB", "LONGBLOB");

  /** TAB-06: whether the checker knows the type at all. */
  boolean isKnown() {
    if (!line.isNew() && UNKNOWN_TO_OLD.contains(type.base())) {
      return false;
    }
    return type.isNumeric()
        || type.isCalendar()
        || ANYTHING.contains(type.base())
        || Set.of("VARCHAR", "CHAR", "BOOL", "BOOLEAN", "TIME").contains(type.base());
  }

  /** What is wrong with a cell, rule id first; a missing value is always fine. */
  Optional<String> problem(String cell) {
    if (MissingValues.isNull(cell)) {
      return Optional.empty();
    }
    if (type.isNumeric()) {
      return numberProblem(cell);
    }
    return fits(cell) ? Optional.empty() : Optional.of("TAB-04: not a " + type.base());
  }

  private Optional<String> numberProblem(String cell) {
    var number = Numbers.parse(cell);
    if (number.isEmpty()) {
      return Optional.of("TAB-03: not a number");
    }
    var value = number.getAsDouble();
    if (Double.isInfinite(value)) {
      return Optional.of("TAB-05: an infinite number");
    }
    if (Double.isNaN(value) || !type.isWhole()) {
      return Optional.empty();
    }
    if (value != Math.rint(value)) {
      return Optional.of("TAB-03: not a whole number");
    }
    return line.isNew() && Numbers.exceedsLong(cell, value)
        ? Optional.of("TAB-05: a number beyond 64 bits")
        : Optional.empty();
  }

  private boolean fits(String cell) {
    return switch (type.base()) {
      case "VARCHAR" -> type.length().isEmpty() || length(cell) <= type.length().getAsInt();
      case "CHAR" -> type.length().isEmpty() || length(cell) == type.length().getAsInt();
      case "BOOL", "BOOLEAN" -> isTruth(cell);
      case "DATE", "DATETIME", "TIMESTAMP" -> Moments.parse(cell, false).isPresent();
      case "TIME" -> Moments.isTime(cell) || Moments.parse(cell, false).isPresent();
      default -> true;
    };
  }

  /** Characters, as the contract counts them: code points of the value without outer spaces. */
  private static int length(String cell) {
    var text = Cells.trim(cell);
    return text.codePointCount(0, text.length());
  }

  private static boolean isTruth(String cell) {
    var number = Numbers.parse(cell);
    return number.isPresent()
        ? number.getAsDouble() == 0 || number.getAsDouble() == 1
        : TRUTHS.contains(Cells.trim(cell).toLowerCase(Locale.ROOT));
  }
}
