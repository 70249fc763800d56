package io.tracebloc.commands.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ColumnsTest {
  @Test
  void wideScriptsTakeTwoColumnsAndMarksNone() {
    assertThat(Columns.of("abc")).isEqualTo(3);
    assertThat(Columns.of("日本")).isEqualTo(4);
    assertThat(Columns.of("e\u0301")).isEqualTo(1);
    assertThat(Columns.of("🌿")).isEqualTo(2);
  }

  @Test
  void whatFitsIsLeftAlone() {
    assertThat(Columns.cut("abcdef", 6, "…")).isEqualTo("abcdef");
  }

  @Test
  void whatDoesNotFitEndsInAnEllipsis() {
    assertThat(Columns.cut("abcdefg", 6, "…")).isEqualTo("abcde…");
    assertThat(Columns.cut("日本語", 4, "…")).isEqualTo("日…");
    assertThat(Columns.cut("abcdefg", 5, "...")).isEqualTo("ab...");
  }

  @Test
  void surrogatePairsAreNeverCutInHalf() {
    assertThat(Columns.cut("🌿🌿🌿", 4, "…")).isEqualTo("🌿…");
  }

  @Test
  void paddingCountsColumns() {
    assertThat(Columns.pad("日", 4)).isEqualTo("日  ");
    assertThat(Columns.pad("abcdef", 4)).isEqualTo("abcdef");
  }
}
