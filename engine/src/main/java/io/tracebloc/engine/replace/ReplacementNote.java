package io.tracebloc.engine.replace;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.transfer.ScriptAnswer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What is noted on the volume while a dataset is being replaced.
 *
 * @param key key of the run that brings the new data
 * @param suffix 8 to 32 hexadecimal digits; part of the names under which the old dataset waits,
 *     and that of no other replacement
 * @param table whether the old dataset had a table
 * @param files whether it had files
 * @param keep what was decided, once it was
 */
public record ReplacementNote(
    IdempotencyKey key, String suffix, boolean table, boolean files, Optional<Keep> keep) {
  private static final Pattern SUFFIX = Pattern.compile("[0-9a-f]{8,32}");

  public ReplacementNote {
    requireNonNull(key);
    if (!SUFFIX.matcher(suffix).matches()) {
      throw new IllegalArgumentException("not a suffix: " + suffix);
    }
    requireNonNull(keep);
  }

  /** The note of a replacement that begins. */
  static ReplacementNote of(IdempotencyKey key, boolean table, boolean files) {
    return new ReplacementNote(key, suffix(key), table, files, Optional.empty());
  }

  /** Keys that we make are random hexadecimal digits already. */
  private static String suffix(IdempotencyKey key) {
    return SUFFIX.matcher(key.value()).matches()
        ? key.value()
        : "%08x".formatted(key.value().hashCode());
  }

  /**
   * What a look at the volume found.
   *
   * @throws StagingFailure if that is no note of ours
   */
  static Optional<ReplacementNote> read(ScriptAnswer answer) {
    Map<String, String> fields = new HashMap<>();
    answer
        .output()
        .lines()
        .filter(line -> line.startsWith("record "))
        .map(line -> line.substring("record ".length()).split(" ", 2))
        .filter(words -> words.length == 2)
        .forEach(words -> fields.putIfAbsent(words[0], words[1]));
    if (fields.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new ReplacementNote(
              new IdempotencyKey(fields.getOrDefault("key", "")),
              fields.getOrDefault("suffix", ""),
              isYes(fields, "table"),
              isYes(fields, "files"),
              Keep.of(fields.getOrDefault("keep", ""))));
    } catch (InputFailure | IllegalArgumentException broken) {
      throw new StagingFailure(
          "the note of an unfinished replacement on the volume cannot be read",
          "Look at the files *.replace in .tracebloc-staging on the volume.",
          broken);
    }
  }

  private static boolean isYes(Map<String, String> fields, String name) {
    return switch (fields.getOrDefault(name, "")) {
      case "yes" -> true;
      case "no" -> false;
      default -> throw new IllegalArgumentException("no field " + name);
    };
  }

  /** The name on the volume under which the old files wait. */
  String aside(String dataset) {
    return ".tracebloc-replaced-%s-%s".formatted(dataset, suffix);
  }
}
