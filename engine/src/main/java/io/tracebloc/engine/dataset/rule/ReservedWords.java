package io.tracebloc.engine.dataset.rule;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Locale;

/** The reserved words of MySQL 8, from a resource that is read when first needed. */
final class ReservedWords {
  private ReservedWords() {}

  static boolean contains(String name) {
    try (var words = ReservedWords.class.getResourceAsStream("mysql-reserved-words.txt")) {
      var text = new String(words.readAllBytes(), UTF_8);
      return Arrays.asList(text.split("\\s+")).contains(name.toUpperCase(Locale.ROOT));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
