package io.tracebloc.engine.watch;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the ingestor's summary banner in its log ({@code contract/datasets.md} 7.2, {@code
 * contract/protocol.md} 1.7). Fed with one line after the other; confined to one thread.
 *
 * <p>A line after the closing rule is ignored until another banner starts: that one replaces the
 * former (a retry within one log).
 */
final class BannerParser {
  private static final String TITLE = "📊 INGESTION SUMMARY 📊";
  private static final String RULE = "═".repeat(60);
  private static final Pattern COLOURS = Pattern.compile("\u001b\\[[0-9;]*m");
  private static final Pattern VALUE = Pattern.compile("([0-9][0-9,]*)\\s*$");
  private static final Pattern INGESTOR_ID = Pattern.compile("Ingestor ID:\\s*(.+?)\\s*$");

  // What is left of title and rule when a terminal encoding lost everything beyond ASCII.
  private static final Pattern PLAIN_TITLE =
      Pattern.compile("[^\\p{Alnum}]INGESTION SUMMARY[^\\p{Alnum}]*$");
  private static final Pattern PLAIN_RULE = Pattern.compile("\\?{60}|\ufffd{60}");

  /** The lines that carry a count, in their order; found by their words alone. */
  private enum Metric {
    TOTAL("Total Records Found:"),
    PROCESSED("Successfully Processed:"),
    INSERTED("Inserted to Database:"),
    SENT("Sent to API:"),
    SKIPPED("Skipped Records:"),
    FILE_FAILURES("File Transfer Failures:"),
    INSERT_FAILURES("Failed DB Insertion:");

    private final String label;

    Metric(String label) {
      this.label = label;
    }
  }

  private final Map<Metric, Long> counts = new EnumMap<>(Metric.class);
  private String ingestorId = "";
  private boolean inside;
  private boolean started;
  private boolean closed;

  /** Takes the next line, without its line feed. */
  void line(String raw) {
    String line = COLOURS.matcher(raw).replaceAll("");
    if (isTitle(line)) {
      start();
      return;
    }
    if (!inside) {
      return;
    }
    if (isRule(line)) {
      // The rule right under the title comes before any count and closes nothing.
      closed = !counts.isEmpty();
      inside = !closed;
      return;
    }
    readId(line);
    readCount(line);
  }

  private void start() {
    counts.clear();
    ingestorId = "";
    started = true;
    inside = true;
    closed = false;
  }

  private static boolean isTitle(String line) {
    return line.contains(TITLE) || PLAIN_TITLE.matcher(line).find();
  }

  private static boolean isRule(String line) {
    return line.contains(RULE) || PLAIN_RULE.matcher(line).find();
  }

  private void readId(String line) {
    Matcher matcher = INGESTOR_ID.matcher(line);
    if (matcher.find()) {
      ingestorId = matcher.group(1);
    }
  }

  private void readCount(String line) {
    for (Metric metric : Metric.values()) {
      if (line.contains(metric.label)) {
        count(line).ifPresent(count -> counts.put(metric, count));
        return;
      }
    }
  }

  private static Optional<Long> count(String line) {
    Matcher matcher = VALUE.matcher(line);
    if (!matcher.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Long.parseLong(matcher.group(1).replace(",", "")));
    } catch (NumberFormatException e) {
      // More than 64 bits: a line like any other.
      return Optional.empty();
    }
  }

  /** The counts read so far; empty if no banner was seen. */
  Optional<IngestionSummary> summary() {
    if (!started) {
      return Optional.empty();
    }
    return Optional.of(
        new IngestionSummary(
            ingestorId,
            read(Metric.TOTAL),
            read(Metric.PROCESSED),
            read(Metric.INSERTED),
            read(Metric.SENT),
            read(Metric.SKIPPED),
            read(Metric.FILE_FAILURES),
            read(Metric.INSERT_FAILURES)));
  }

  /**
   * Whether the last banner was read from its title to its closing rule with the counts that a
   * verdict needs. One that broke off proves nothing: its missing lines count as zero.
   */
  boolean isComplete() {
    return closed
        && counts.containsKey(Metric.TOTAL)
        && counts.containsKey(Metric.INSERTED)
        && counts.containsKey(Metric.SENT);
  }

  private long read(Metric metric) {
    return counts.getOrDefault(metric, 0L);
  }
}
