package io.tracebloc.sandbox.standin.ingestor;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Faults to practise with, from {@code STANDIN_INGEST_FAULT}, which jobs-manager hands on: a comma
 * list of {@code KIND[:NUMBER]}.
 *
 * <ul>
 *   <li>{@code exit:CODE}: ends with that status before anything is copied
 *   <li>{@code crash-first-pod}: the run's first pod ends with status 1 at once; the Job retries
 *   <li>{@code skip:N}: the first N rows are dropped and counted as skipped
 *   <li>{@code unsent:N}: the back end refuses the first N records
 *   <li>{@code sleep:SECONDS}: a pause before the files are copied, with a line each second
 *   <li>{@code hang}: the same pause without end
 *   <li>{@code escapes}: prints lines with terminal escapes that must not reach a terminal
 *   <li>{@code long-line:BYTES}: prints one line of that length, in carriage-return pieces
 *   <li>{@code break:N}: fails for good before row N + 1; table, files and journal stay as they are
 *   <li>{@code no-banner}: prints no summary
 *   <li>{@code lenient}: exit status 0 although rows failed, as older ingestors do
 * </ul>
 */
record IngestFault(Map<String, Long> kinds) {
  private static final Set<String> KNOWN =
      Set.of(
          "exit",
          "crash-first-pod",
          "skip",
          "unsent",
          "sleep",
          "hang",
          "escapes",
          "long-line",
          "break",
          "no-banner",
          "lenient");

  /**
   * Reads the variable's text; blank means none.
   *
   * @throws IllegalArgumentException for an unknown kind or a missing number
   */
  static IngestFault parse(String text) {
    return new IngestFault(
        Arrays.stream(text.split(",", -1))
            .map(String::strip)
            .filter(word -> !word.isEmpty())
            .map(word -> word.split(":", 2))
            .collect(
                Collectors.toUnmodifiableMap(
                    parts -> known(parts[0]),
                    parts -> parts.length == 2 ? Long.parseLong(parts[1]) : 1)));
  }

  private static String known(String kind) {
    if (!KNOWN.contains(kind)) {
      throw new IllegalArgumentException("unknown fault: " + kind);
    }
    return kind;
  }

  boolean has(String kind) {
    return kinds.containsKey(kind);
  }

  /** The number given; 0 if that fault is not asked for. */
  long number(String kind) {
    return Optional.ofNullable(kinds.get(kind)).orElse(0L);
  }
}
