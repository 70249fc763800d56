package io.tracebloc.engine.watch;

import io.tracebloc.engine.failure.Printable;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Remembers the end of a log and finds in it the line that says why a run failed. Confined to one
 * thread.
 */
final class LastWords {
  private static final int REMEMBERED = 200;
  private static final int LONGEST = 500;
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final String VERDICT = "Ingestion failed:";
  private static final Pattern ERROR =
      Pattern.compile("(?i)\\b(\\w*error|\\w*exception|failed|fatal|critical|invalid)\\b");

  private final Deque<String> lines = new ArrayDeque<>();

  void line(String raw) {
    String line = COLOURS.matcher(raw).replaceAll("").strip();
    if (line.isEmpty()) {
      return;
    }
    if (lines.size() == REMEMBERED) {
      lines.removeFirst();
    }
    lines.addLast(line.substring(0, Math.min(line.length(), LONGEST)));
  }

  /** The ingestor's own verdict, else the last line that speaks of an error, else the last line. */
  Optional<String> reason() {
    return latest(Pattern.compile(Pattern.quote(VERDICT)))
        .or(() -> latest(ERROR))
        .or(() -> Optional.ofNullable(lines.peekLast()))
        .map(Printable::of);
  }

  private Optional<String> latest(Pattern wanted) {
    for (Iterator<String> backwards = lines.descendingIterator(); backwards.hasNext(); ) {
      String line = backwards.next();
      if (wanted.matcher(line).find()) {
        return Optional.of(line);
      }
    }
    return Optional.empty();
  }
}
