package io.tracebloc.sandbox.standin.ingestor;

import java.util.Locale;

/** The summary of a run, as the real ingestor prints it (datasets.md 7.1). */
record Banner(String ingestorId, Counts counts) {
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[92m";
  private static final String RED = "\u001b[91m";
  private static final String YELLOW = "\u001b[93m";
  private static final String BLUE = "\u001b[94m";
  private static final String CYAN = "\u001b[96m";
  private static final String DOUBLE_RULE = CYAN + "═".repeat(60) + RESET + "\n";
  private static final String RULE = CYAN + "─".repeat(60) + RESET + "\n";
  private static final int CELLS = 30;

  /** All lines, each with its line end. */
  String text() {
    var text = new StringBuilder("\n");
    text.append(DOUBLE_RULE);
    text.append(BOLD).append(CYAN).append("📊 INGESTION SUMMARY 📊").append(RESET).append('\n');
    text.append(DOUBLE_RULE);
    text.append(metric("Ingestor ID:", 16, BLUE, ingestorId));
    appendCounts(text);
    text.append(RULE);
    if (counts.total() > 0) {
      text.append(rate());
    }
    text.append(RULE);
    text.append(BOLD).append(statusColour()).append(status()).append(RESET).append('\n');
    return text.append(DOUBLE_RULE).append('\n').toString();
  }

  private void appendCounts(StringBuilder text) {
    var fileColour = counts.fileFailures() > 0 ? RED : GREEN;
    text.append(metric("📈 Total Records Found:", 5, BLUE, number(counts.total())));
    text.append(metric("✅ Successfully Processed:", 2, GREEN, number(counts.processed())));
    text.append(metric("💾 Inserted to Database:", 4, GREEN, number(counts.inserted())));
    text.append(metric("🚀 Sent to API:", 13, GREEN, number(counts.sent())));
    text.append(metric("⏭️  Skipped Records:", 8, YELLOW, number(counts.skipped())));
    text.append(metric("📁 File Transfer Failures:", 2, fileColour, number(counts.fileFailures())));
    text.append(metric("❌ Failed DB Insertion:", 5, RED, number(counts.failed())));
    text.append(metric("❌ Failed to Send to API:", 3, RED, number(counts.unsent())));
  }

  private static String metric(String label, int spaces, String colour, String value) {
    return BOLD + label + RESET + " ".repeat(spaces) + colour + value + RESET + "\n";
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private String rate() {
    var filled = (int) Math.floor(CELLS * counts.successRate() / 100);
    var bar = "█".repeat(filled) + "░".repeat(CELLS - filled);
    var percentage = String.format(Locale.ROOT, "%.1f%%", counts.successRate());
    return BOLD
        + "📊 Success Rate:"
        + RESET
        + statusColour()
        + " ["
        + bar
        + "] "
        + percentage
        + RESET
        + "\n";
  }

  private String statusColour() {
    if (counts.successRate() >= 90 && !counts.hasFailures()) {
      return GREEN;
    }
    return counts.successRate() >= 70 ? YELLOW : RED;
  }

  private String status() {
    if (!counts.hasFailures()) {
      return "🎉 Ingestion completed successfully!";
    }
    var failures = "Ingestion completed with " + number(counts.failures()) + " failure(s)";
    if (counts.successRate() >= 80) {
      return "⚠️  " + failures + ", see logs.";
    }
    return counts.successRate() >= 60
        ? "⚠️  " + failures + "; many records failed to process — see logs."
        : "❌ Critical! " + failures + "; most records failed — see logs.";
  }
}
