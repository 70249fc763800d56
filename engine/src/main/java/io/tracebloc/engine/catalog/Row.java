package io.tracebloc.engine.catalog;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One row of an answer, as the client prints it in batch mode: cells between tabs, escaped. */
public final class Row {
  private static final String NULL = "NULL";
  private static final int SHOWN = 80;

  private final List<String> cells;

  private Row(List<String> cells) {
    this.cells = cells;
  }

  /** Reads a line of the client's output. */
  static Row of(String line) {
    var cells = new ArrayList<String>();
    for (var cell : line.split("\t", -1)) {
      cells.add(unescaped(cell));
    }
    return new Row(List.copyOf(cells));
  }

  /** What the client escapes so that a row stays one line and a cell one cell. */
  private static String unescaped(String cell) {
    if (cell.indexOf('\\') < 0) {
      return cell;
    }
    var plain = new StringBuilder(cell.length());
    boolean escaped = false;
    for (int at = 0; at < cell.length(); at++) {
      char character = cell.charAt(at);
      if (!escaped && character == '\\') {
        escaped = true;
        continue;
      }
      plain.append(escaped ? meaning(character) : String.valueOf(character));
      escaped = false;
    }
    return plain.toString();
  }

  private static String meaning(char escaped) {
    return switch (escaped) {
      case 'n' -> "\n";
      case 't' -> "\t";
      case '0' -> "\0";
      case '\\' -> "\\";
      default -> "\\" + escaped;
    };
  }

  /** How many cells there are. */
  public int size() {
    return cells.size();
  }

  /** A cell as it was printed; NULL is the word {@code NULL}, as would be that text. */
  public String word(int index) {
    if (index >= cells.size()) {
      throw unexpected("a row of %d cells".formatted(cells.size()));
    }
    return cells.get(index);
  }

  /** A text that was asked for with {@link Sql#text}; empty for NULL. */
  public Optional<String> text(int index) {
    var hex = word(index);
    if (hex.equals(NULL)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new String(HexFormat.of().parseHex(hex), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notHex) {
      throw unexpected("\"" + Printable.of(shortened(hex)) + "\"");
    }
  }

  /** A whole number, cut at its point; empty for NULL and for what is beyond 64 bits. */
  public OptionalLong number(int index) {
    var digits = word(index).replaceFirst("\\.[0-9]*$", "");
    if (digits.equals(NULL)) {
      return OptionalLong.empty();
    }
    if (!digits.matches("-?[0-9]{1,40}")) {
      throw unexpected("\"" + Printable.of(shortened(digits)) + "\"");
    }
    try {
      return OptionalLong.of(Long.parseLong(digits));
    } catch (NumberFormatException tooLarge) {
      return OptionalLong.empty();
    }
  }

  private static String shortened(String text) {
    return text.substring(0, Math.min(text.length(), SHOWN));
  }

  private static CatalogFailure unexpected(String what) {
    return new CatalogFailure(
            "The database gave an answer that is not understood: " + what,
            "Look at the log of the database's Pod.")
        .explainedBy(CheckId.C2);
  }
}
