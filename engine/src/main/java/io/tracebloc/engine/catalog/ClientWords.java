package io.tracebloc.engine.catalog;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.failure.Printable;
import java.util.regex.Pattern;

/** What programs in a Pod say on their standard error, fit to be shown. */
final class ClientWords {
  private static final int LIMIT = 600;

  /** Said at every call; about a command line that nobody outside the Pod sees. */
  private static final Pattern PASSWORD_WARNING =
      Pattern.compile("(?i).*warning.*password.*command line.*");

  private ClientWords() {}

  /** All of it but for what says nothing, on one line. */
  static String of(String diagnostics) {
    return bounded(
        diagnostics
            .lines()
            .filter(line -> !line.isBlank() && !PASSWORD_WARNING.matcher(line).matches())
            .map(String::strip)
            .collect(joining("; ")));
  }

  /** A text made printable, and cut if it is long. */
  static String bounded(String text) {
    var cut = text.length() <= LIMIT ? text : text.substring(0, LIMIT) + "...";
    return Printable.of(cut);
  }
}
