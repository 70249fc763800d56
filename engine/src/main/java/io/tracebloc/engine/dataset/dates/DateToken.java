package io.tracebloc.engine.dataset.dates;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A piece of a text about time.
 *
 * @param kind what it is
 * @param text the piece
 */
record DateToken(Kind kind, String text) {
  /** Sorts of pieces. */
  enum Kind {
    /** Digits, perhaps with a fraction. */
    NUMBER,
    /** Letters. */
    WORD,
    /** Any other character. */
    MARK
  }

  /** What is before the first and behind the last piece. */
  static final DateToken NONE = new DateToken(Kind.MARK, "");

  static List<DateToken> split(String text) {
    var tokens = new ArrayList<DateToken>();
    for (var at = 0; at < text.length(); ) {
      var end = end(text, at);
      var kind = isDigit(text, at) ? Kind.NUMBER : isLetter(text, at) ? Kind.WORD : Kind.MARK;
      tokens.add(new DateToken(kind, text.substring(at, end).replace(',', '.')));
      at = end;
    }
    return tokens;
  }

  boolean isNumber() {
    return kind == Kind.NUMBER;
  }

  boolean isWord() {
    return kind == Kind.WORD;
  }

  /** Whether it is the one character. */
  boolean is(char mark) {
    return kind == Kind.MARK && text.length() == 1 && text.charAt(0) == mark;
  }

  /** Whether it is digits without a fraction. */
  boolean isInteger() {
    return isNumber() && text.indexOf('.') < 0;
  }

  /** The digits in front of a fraction. */
  String digits() {
    var point = text.indexOf('.');
    return point < 0 ? text : text.substring(0, point);
  }

  /** The value of those digits; a huge number if they are too many. */
  int value() {
    var digits = digits();
    return digits.length() > 9 ? Integer.MAX_VALUE : Integer.parseInt(digits);
  }

  /** The fraction in billionths. */
  int nanos() {
    var point = text.indexOf('.');
    return point < 0
        ? 0
        : Integer.parseInt((text.substring(point + 1) + "000000000").substring(0, 9));
  }

  /** The letters in lower case. */
  String word() {
    return text.toLowerCase(Locale.ROOT);
  }

  private static int end(String text, int start) {
    var at = start + 1;
    if (isLetter(text, start)) {
      while (isLetter(text, at)) {
        at++;
      }
    } else if (isDigit(text, start)) {
      while (isDigit(text, at)) {
        at++;
      }
      return fractionEnd(text, start, at);
    }
    return at;
  }

  /** A point belongs to a number unless more of them follow, as in 1.2.2024. */
  private static int fractionEnd(String text, int start, int end) {
    var afterPoint = start > 0 && isPoint(text, start - 1);
    if (afterPoint || !isPoint(text, end) || !isDigit(text, end + 1)) {
      return end;
    }
    var at = end + 1;
    while (isDigit(text, at)) {
      at++;
    }
    // A comma is a decimal point behind seconds only.
    var seconds = start > 0 && text.charAt(start - 1) == ':';
    var fraction = text.charAt(end) == '.' ? !isPoint(text, at) : seconds;
    return fraction ? at : end;
  }

  private static boolean isPoint(String text, int at) {
    return at < text.length() && (text.charAt(at) == '.' || text.charAt(at) == ',');
  }

  private static boolean isDigit(String text, int at) {
    return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  private static boolean isLetter(String text, int at) {
    return at < text.length() && Character.isLetter(text.charAt(at));
  }
}
