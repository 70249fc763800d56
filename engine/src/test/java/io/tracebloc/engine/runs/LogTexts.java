package io.tracebloc.engine.runs;

/** What ingestors print, reduced to what counts ({@code contract/datasets.md} 7.1). */
final class LogTexts {
  private static final String RULE = "═".repeat(60);

  private LogTexts() {}

  static String banner(long total, long inserted) {
    return String.join(
        "\n",
        "working",
        RULE,
        "📊 INGESTION SUMMARY 📊",
        RULE,
        "Ingestor ID:                a1b2",
        "📈 Total Records Found:     " + total,
        "✅ Successfully Processed:  " + inserted,
        "💾 Inserted to Database:    " + inserted,
        "🚀 Sent to API:             " + inserted,
        "⏭️  Skipped Records:        " + (total - inserted),
        RULE,
        "");
  }

  static String brokenBanner() {
    return "working\n" + RULE + "\n📊 INGESTION SUMMARY 📊\n" + RULE + "\nIngestor ID:   a1b2\n";
  }
}
