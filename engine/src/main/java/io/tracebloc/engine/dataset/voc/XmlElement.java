package io.tracebloc.engine.dataset.voc;

import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An element with the text before its first child, and the first child of each name that matters.
 *
 * @param line where it starts, from 1
 * @param text at most {@link #LONGEST_TEXT} characters; an element that has more is not blank
 */
record XmlElement(int line, String text, Map<String, XmlElement> children) {
  /** How much text is kept. */
  static final int LONGEST_TEXT = 4096;

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,4000}");

  /** Whether there is only white space, or nothing. */
  boolean isBlank() {
    return text.length() < LONGEST_TEXT && WhiteSpace.trim(text).isEmpty();
  }

  /** The whole number in it, surrounding white space left aside; a decimal is none. */
  Optional<BigInteger> integer() {
    var trimmed = WhiteSpace.trim(text);
    return INTEGER.matcher(trimmed).matches()
        ? Optional.of(new BigInteger(trimmed))
        : Optional.empty();
  }

  /** The child of this name. */
  Optional<XmlElement> child(String name) {
    return Optional.ofNullable(children.get(name));
  }
}
