package io.tracebloc.engine.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** {@code contract/datasets.md} 7.2: partial lines, lines without an end, lines without measure. */
class ChunksOfALogDoNotMatterTest {
  private static final String LOG =
      "start\n\rprogress 1\rprogress 2\r\n"
          + Banners.of(new IngestionSummary("id", 1_000, 990, 980, 980, 10, 0, 0))
          + "done without a line end";

  private static List<String> lines(byte[] log, List<Integer> chunks, int longest) {
    var lines = new ArrayList<String>();
    var splitter = new LineSplitter(longest, lines::add);
    int at = 0;
    for (int next = 0; at < log.length; next++) {
      int size = chunks.isEmpty() ? log.length : chunks.get(next % chunks.size());
      int count = Math.min(size, log.length - at);
      splitter.accept(log, at, count);
      at += count;
    }
    splitter.end();
    return lines;
  }

  @Property(tries = 300)
  void any_chunks_give_the_same_lines_and_the_same_summary(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 90) Integer> chunks) {
    byte[] log = LOG.getBytes(UTF_8);

    List<String> lines = lines(log, chunks, 4096);
    var parser = new BannerParser();
    lines.forEach(parser::line);

    assertThat(lines).isEqualTo(List.of(LOG.split("\n", -1)));
    assertThat(parser.isComplete()).isTrue();
    assertThat(parser.summary())
        .contains(new IngestionSummary("id", 1_000, 990, 980, 980, 10, 0, 0));
  }

  @Property(tries = 300)
  void a_line_without_measure_is_dropped_and_the_next_one_kept(
      @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 1, max = 90) Integer> chunks,
      @ForAll @IntRange(min = 0, max = 300) int length) {
    byte[] log = ("a\n" + "x".repeat(length) + "\nb\n").getBytes(UTF_8);

    List<String> expected =
        length <= 100 ? List.of("a", "x".repeat(length), "b") : List.of("a", "b");
    assertThat(lines(log, chunks, 100)).isEqualTo(expected);
  }

  @Property(tries = 300)
  void any_bytes_are_survived(@ForAll byte[] bytes, @ForAll @IntRange(min = 1, max = 9) int size) {
    var parser = new BannerParser();
    lines(bytes, List.of(size), 64).forEach(parser::line);

    assertThat(parser.isComplete()).isFalse();
  }

  @Test
  void sixteen_mebibytes_are_the_longest_line() {
    var lines = new ArrayList<String>();
    var splitter = new LineSplitter(lines::add);
    byte[] mebibyte = "y".repeat(1024 * 1024).getBytes(UTF_8);
    for (int count = 0; count < 17; count++) {
      splitter.accept(mebibyte, 0, mebibyte.length);
    }
    byte[] rest = "\nnext\n".getBytes(UTF_8);
    splitter.accept(rest, 0, rest.length);

    assertThat(lines).containsExactly("next");
  }

  @Test
  void a_cut_forgets_the_unfinished_line_only() {
    var lines = new ArrayList<String>();
    var splitter = new LineSplitter(lines::add);
    byte[] bytes = "one\ntw".getBytes(UTF_8);
    splitter.accept(bytes, 0, bytes.length);
    splitter.cut();
    byte[] again = "two\n".getBytes(UTF_8);
    splitter.accept(again, 0, again.length);

    assertThat(lines).containsExactly("one", "two");
  }
}
