package io.tracebloc.engine.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints banners as the ingestor does, byte for byte ({@code contract/datasets.md} 7.1). */
final class Banners {
  private static final String RESET = "\u001b[0m";
  private static final String BOLD = "\u001b[1m";
  private static final String GREEN = "\u001b[92m";
  private static final String RED = "\u001b[91m";
  private static final String YELLOW = "\u001b[93m";
  private static final String BLUE = "\u001b[94m";
  private static final String CYAN = "\u001b[96m";

  private Banners() {}

  static String clean(long records) {
    return of(new IngestionSummary("run-1", records, records, records, records, 0, 0, 0));
  }

  /** The lines of 7.1, each with its line feed. */
  static String of(IngestionSummary counts) {
    return String.join("\n", lines(counts)) + "\n";
  }

  static List<String> lines(IngestionSummary counts) {
    var lines = new ArrayList<String>();
    lines.add("");
    lines.add(CYAN + "═".repeat(60) + RESET);
    lines.add(BOLD + CYAN + "📊 INGESTION SUMMARY 📊" + RESET);
    lines.add(CYAN + "═".repeat(60) + RESET);
    lines.add(BOLD + "Ingestor ID:" + RESET + " ".repeat(16) + BLUE + counts.ingestorId() + RESET);
    lines.add(count("📈 Total Records Found:", 5, BLUE, counts.totalRecords()));
    lines.add(count("✅ Successfully Processed:", 2, GREEN, counts.processedRecords()));
    lines.add(count("💾 Inserted to Database:", 4, GREEN, counts.insertedRecords()));
    lines.add(count("🚀 Sent to API:", 13, GREEN, counts.sentToApi()));
    lines.add(count("⏭️  Skipped Records:", 8, YELLOW, counts.skippedRecords()));
    lines.add(count("📁 File Transfer Failures:", 2, RED, counts.fileTransferFailures()));
    lines.add(count("❌ Failed DB Insertion:", 5, RED, counts.dbInsertFailures()));
    long unsent = Math.max(0, counts.insertedRecords() - counts.sentToApi());
    lines.add(count("❌ Failed to Send to API:", 3, RED, unsent));
    lines.add(CYAN + "─".repeat(60) + RESET);
    lines.add(
        BOLD
            + "📊 Success Rate:"
            + RESET
            + " ["
            + "█".repeat(30)
            + "] "
            + String.format(Locale.ROOT, "%.1f", counts.successRate())
            + "%");
    lines.add(CYAN + "─".repeat(60) + RESET);
    lines.add(BOLD + GREEN + "🎉 Ingestion completed successfully!" + RESET);
    lines.add(CYAN + "═".repeat(60) + RESET);
    lines.add("");
    return lines;
  }

  private static String count(String label, int spaces, String colour, long count) {
    return BOLD
        + label
        + RESET
        + " ".repeat(spaces)
        + colour
        + String.format(Locale.ROOT, "%,d", count)
        + RESET;
  }
}
