package io.tracebloc.sandbox.standin.ingestor.csv;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits text into records as pandas does (datasets.md 5.1): a quote is special only as the first
 * character of a field, LF, CRLF and a lone CR end a record, blank lines are skipped, and an
 * unclosed quote runs to the end.
 */
public final class CsvText {
  private final String text;
  private final CsvFormat format;
  private final List<List<String>> records = new ArrayList<>();
  private List<String> fields = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private boolean fieldStarted;
  private boolean quoted;
  private int position;

  private CsvText(String text, CsvFormat format) {
    this.text = text;
    this.format = format;
  }

  /** All records, the header among them. */
  public static List<List<String>> records(String text, CsvFormat format) {
    var reader = new CsvText(text, format);
    reader.read();
    return reader.records;
  }

  private void read() {
    while (position < text.length()) {
      var character = text.charAt(position++);
      if (format.isEscape(character) && position < text.length()) {
        append(text.charAt(position++));
      } else if (quoted) {
        readQuoted(character);
      } else {
        readPlain(character);
      }
    }
    if (fieldStarted || !fields.isEmpty()) {
      endRecord();
    }
  }

  private void readQuoted(char character) {
    if (character == format.quote()) {
      if (position < text.length() && text.charAt(position) == format.quote()) {
        position++;
        append(character);
      } else {
        quoted = false;
      }
    } else if (character == '\r' && position < text.length() && text.charAt(position) == '\n') {
      position++;
      append('\n');
    } else {
      append(character);
    }
  }

  private void readPlain(char character) {
    if (character == format.quote() && !fieldStarted) {
      fieldStarted = true;
      quoted = true;
    } else if (character == format.delimiter()) {
      endField();
    } else if (character == '\n' || character == '\r') {
      if (character == '\r' && position < text.length() && text.charAt(position) == '\n') {
        position++;
      }
      endRecord();
    } else {
      append(character);
    }
  }

  private void append(char character) {
    fieldStarted = true;
    field.append(character);
  }

  private void endField() {
    fields.add(field.toString());
    field.setLength(0);
    fieldStarted = false;
  }

  private void endRecord() {
    var blank = fields.isEmpty() && field.toString().isBlank();
    endField();
    if (!blank) {
      records.add(List.copyOf(fields));
    }
    fields = new ArrayList<>();
  }
}
