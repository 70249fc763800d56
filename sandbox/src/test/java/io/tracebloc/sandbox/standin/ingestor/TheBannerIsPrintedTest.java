package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.standin.spec.IngestorLine;
import org.junit.jupiter.api.Test;

/** Datasets.md 7.1, byte for byte; {@code E} stands for the escape character. */
class TheBannerIsPrintedTest {
  @Test
  void aCleanRun() {
    var banner = new Banner("run-7", new Counts(1234, 1234, 1234, 1234, 0, 0, 0, IngestorLine.NEW));
    assertThat(banner.text())
        .isEqualTo(
            """

            E[96m════════════════════════════════════════════════════════════E[0m
            E[1mE[96m📊 INGESTION SUMMARY 📊E[0m
            E[96m════════════════════════════════════════════════════════════E[0m
            E[1mIngestor ID:E[0m                E[94mrun-7E[0m
            E[1m📈 Total Records Found:E[0m     E[94m1,234E[0m
            E[1m✅ Successfully Processed:E[0m  E[92m1,234E[0m
            E[1m💾 Inserted to Database:E[0m    E[92m1,234E[0m
            E[1m🚀 Sent to API:E[0m             E[92m1,234E[0m
            E[1m⏭️  Skipped Records:E[0m        E[93m0E[0m
            E[1m📁 File Transfer Failures:E[0m  E[92m0E[0m
            E[1m❌ Failed DB Insertion:E[0m     E[91m0E[0m
            E[1m❌ Failed to Send to API:E[0m   E[91m0E[0m
            E[96m────────────────────────────────────────────────────────────E[0m
            E[1m📊 Success Rate:E[0mE[92m [██████████████████████████████] 100.0%E[0m
            E[96m────────────────────────────────────────────────────────────E[0m
            E[1mE[92m🎉 Ingestion completed successfully!E[0m
            E[96m════════════════════════════════════════════════════════════E[0m

            """
                .replace("E[", "\u001b["));
  }

  @Test
  void theStatusFollowsRateAndFailures() {
    assertThat(status(new Counts(100, 85, 85, 84, 5, 10, 0, IngestorLine.NEW)))
        .contains("\u001b[93m⚠️  Ingestion completed with 16 failure(s), see logs.");
    assertThat(status(new Counts(100, 65, 65, 65, 35, 0, 0, IngestorLine.NEW)))
        .contains(
            "\u001b[91m⚠️  Ingestion completed with 35 failure(s); many records failed to process"
                + " — see logs.");
    assertThat(status(new Counts(100, 10, 10, 10, 90, 0, 0, IngestorLine.NEW)))
        .contains("❌ Critical! Ingestion completed with 90 failure(s); most records failed — see");
  }

  @Test
  void theBarIsFilledByTheRate() {
    assertThat(status(new Counts(3, 2, 2, 2, 0, 1, 0, IngestorLine.NEW)))
        .contains(" [" + "█".repeat(20) + "░".repeat(10) + "] 66.7%")
        .contains("📁 File Transfer Failures:\u001b[0m  \u001b[91m1");
  }

  @Test
  void anEmptyRunHasNoRate() {
    assertThat(status(new Counts(0, 0, 0, 0, 0, 0, 0, IngestorLine.NEW)))
        .doesNotContain("Success Rate");
  }

  @Test
  void theOlderLineDoesNotCountSkippedRows() {
    var counts = new Counts(100, 98, 98, 98, 2, 0, 0, IngestorLine.OLD);
    assertThat(status(counts)).contains("Ingestion completed with 0 failure(s), see logs.");
    assertThat(counts.exitStatus()).isZero();
  }

  private static String status(Counts counts) {
    return new Banner("run", counts).text();
  }
}
