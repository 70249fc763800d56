package io.tracebloc.engine.dataset.csv;

import java.util.ArrayList;
import java.util.List;

/** A second CSV reader for comparison: character by character, by the words of. */
final class SimpleCsv {
  private final String text;
  private int at;

  private SimpleCsv(String text) {
    this.text = text;
  }

  static List<List<String>> read(String text) {
    var csv = new SimpleCsv(text);
    var records = new ArrayList<List<String>>();
    while (csv.skipBlankLines()) {
      records.add(csv.record());
    }
    return records;
  }

  /** Whether a record follows. */
  private boolean skipBlankLines() {
    while (at < text.length()) {
      var end = at;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      var line = text.substring(at, end);
      if (!line.chars().allMatch(c -> c == ' ' || c == '\t')) {
        return true;
      }
      at = Math.min(text.length(), end + 1);
    }
    return false;
  }

  private List<String> record() {
    var cells = new ArrayList<String>();
    while (true) {
      cells.add(peek() == '"' ? quoted() : plain());
      var after = peek();
      at++;
      if (after != ',') {
        return cells;
      }
    }
  }

  private String plain() {
    var cell = new StringBuilder();
    while (peek() != ',' && !isEnd()) {
      cell.append(text.charAt(at++));
    }
    return cell.toString();
  }

  private String quoted() {
    var cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      var c = text.charAt(at++);
      if (c == '\r' && peek() == '\n') {
        continue;
      }
      if (c == '"' && peek() == '"') {
        at++;
      } else if (c == '"' && (peek() == ',' || isEnd())) {
        return cell.toString();
      }
      cell.append(c);
    }
    return cell.toString();
  }

  private boolean isEnd() {
    return at >= text.length() || peek() == '\n' || peek() == '\r';
  }

  private int peek() {
    return at < text.length() ? text.charAt(at) : -1;
  }
}
