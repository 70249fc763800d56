package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of rows that tag texts. */
final class TaggedRowsTest {
  @Test
  void keepsEachTextsRowsInTheirOrder() {
    var rows = new TaggedRows(3);
    rows.add(2, 1, 5);
    rows.add(0, 2, 4);
    rows.add(2, 3, 6);
    rows.add(2, 4, 5);

    assertThat(said(rows, 0)).containsExactly("row 2: 4 + 0");
    assertThat(said(rows, 1)).isEmpty();
    assertThat(said(rows, 2)).containsExactly("row 1: 5 + 1", "row 3: 6 + 0");
  }

  @Test
  void growsWithTheTexts() {
    var rows = new TaggedRows(1000);
    for (var file = 0; file < 1000; file++) {
      rows.add(file, 1L + file, file * 2);
    }
    assertThat(said(rows, 999)).containsExactly("row 1000: 1998 + 0");
  }

  @Test
  void staysSmallWhenRowsContradictEachOtherWithoutEnd() {
    var rows = new TaggedRows(1);
    for (var row = 1; row <= 100_000; row++) {
      rows.add(0, row, row % 1000);
    }
    assertThat(said(rows, 0)).hasSize(TaggedRows.MOST_FOR_ONE);
  }

  private static List<String> said(TaggedRows rows, int file) {
    var said = new ArrayList<String>();
    rows.forEach(
        file, (row, tags, repeats) -> said.add("row %d: %d + %d".formatted(row, tags, repeats)));
    return said;
  }
}
