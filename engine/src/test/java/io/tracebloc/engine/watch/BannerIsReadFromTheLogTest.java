package io.tracebloc.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code contract/datasets.md} 7.2, {@code contract/protocol.md} 1.7. */
class BannerIsReadFromTheLogTest {
  private static final IngestionSummary COUNTS =
      new IngestionSummary("abc-123", 1_234_567, 1_234_000, 1_233_999, 1_233_998, 500, 60, 7);

  private final BannerParser parser = new BannerParser();

  private void read(List<String> lines) {
    lines.forEach(parser::line);
  }

  @Test
  void all_counts_come_from_the_exact_banner() {
    read(Banners.lines(COUNTS));

    assertThat(parser.summary()).contains(COUNTS);
    assertThat(parser.isComplete()).isTrue();
  }

  @Test
  void a_log_without_a_title_has_no_summary() {
    read(List.of("📈 Total Records Found:     5", "═".repeat(60)));

    assertThat(parser.summary()).isEmpty();
    assertThat(parser.isComplete()).isFalse();
  }

  @Test
  void a_banner_of_zeros_is_a_banner() {
    read(Banners.lines(new IngestionSummary("x", 0, 0, 0, 0, 0, 0, 0)));

    assertThat(parser.summary()).contains(new IngestionSummary("x", 0, 0, 0, 0, 0, 0, 0));
    assertThat(parser.isComplete()).isTrue();
  }

  @Test
  void prefixes_and_progress_text_before_the_labels_do_not_matter() {
    Banners.lines(COUNTS).forEach(line -> parser.line("12%|##\r2026-01-01 INFO " + line));

    assertThat(parser.summary()).contains(COUNTS);
  }

  @Test
  void the_rule_under_the_title_closes_nothing() {
    read(Banners.lines(COUNTS).subList(0, 4));

    assertThat(parser.summary()).isPresent();
    assertThat(parser.isComplete()).isFalse();
  }

  @Test
  void what_follows_the_closing_rule_is_ignored() {
    read(Banners.lines(COUNTS));
    read(List.of("📈 Total Records Found:     9", "Ingestor ID: other"));

    assertThat(parser.summary()).contains(COUNTS);
  }

  @Test
  void a_second_banner_replaces_the_first() {
    var second = new IngestionSummary("second", 3, 3, 3, 3, 0, 0, 0);
    read(Banners.lines(COUNTS));
    read(Banners.lines(second));

    assertThat(parser.summary()).contains(second);
    assertThat(parser.isComplete()).isTrue();
  }

  @Test
  void a_second_banner_that_breaks_off_leaves_no_complete_one() {
    read(Banners.lines(COUNTS));
    read(Banners.lines(COUNTS).subList(0, 7));

    assertThat(parser.isComplete()).isFalse();
  }

  @Test
  void a_banner_that_breaks_off_gives_what_was_read() {
    read(Banners.lines(COUNTS).subList(0, 6));

    assertThat(parser.summary())
        .contains(new IngestionSummary("abc-123", 1_234_567, 0, 0, 0, 0, 0, 0));
    assertThat(parser.isComplete()).isFalse();
  }

  @Test
  void a_count_that_is_no_number_is_ignored() {
    read(Banners.lines(COUNTS).subList(0, 5));
    read(
        List.of(
            "📈 Total Records Found:     many",
            "✅ Successfully Processed:  99999999999999999999",
            "💾 Inserted to Database:    ,",
            "🚀 Sent to API:             7 of 9 "));

    assertThat(parser.summary()).contains(new IngestionSummary("abc-123", 0, 0, 0, 9, 0, 0, 0));
  }

  @Test
  void a_banner_whose_emoji_were_lost_is_still_read() {
    for (String line : Banners.lines(COUNTS)) {
      parser.line(line.replaceAll("[^\\p{ASCII}]", "?"));
    }

    assertThat(parser.summary()).contains(COUNTS);
    assertThat(parser.isComplete()).isTrue();
  }

  @Test
  void a_sentence_about_the_summary_is_no_title() {
    parser.line("waiting for the INGESTION SUMMARY of the first run");

    assertThat(parser.summary()).isEmpty();
  }
}
