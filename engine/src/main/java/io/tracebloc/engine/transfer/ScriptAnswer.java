package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * What a short script wrote to its standard output: words and numbers, one on each line.
 *
 * @param output at most 64 KiB of it
 */
public record ScriptAnswer(String output) {
  private static final int LIMIT = 64 * 1024;

  static ScriptAnswer read(InputStream in) throws IOException {
    return new ScriptAnswer(new String(in.readNBytes(LIMIT), StandardCharsets.UTF_8));
  }

  /** Whether one of the lines is this word. */
  public boolean says(String word) {
    return output.lines().anyMatch(word::equals);
  }

  /** What follows a word at the beginning of a line. */
  public Optional<String> text(String word) {
    return output
        .lines()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .findFirst();
  }

  /** A number that follows a word. */
  public Optional<Long> number(String word) {
    return text(word).filter(digits -> digits.matches("\\d{1,15}")).map(Long::valueOf);
  }
}
