package io.tracebloc.engine.dataset.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
  private static Selection selection(List<String> include, List<String> exclude) {
    return new Selection(
        include.stream().map(PathPattern::parse).toList(),
        exclude.stream().map(PathPattern::parse).toList());
  }

  private static List<String> path(String path) {
    return List.of(path.split("/"));
  }

  @ParameterizedTest
  @CsvSource({
    "images/b.tmp,  *.tmp",
    "cache/a/b.png, cache/",
    "a/cache/b.png, cache",
    "raw/x/a.png,   raw/**/*.png",
    "images/a.png,  images",
  })
  void whatIsExcludedIsLeftOutByTheFirstPatternThatMeansIt(String file, String pattern) {
    assertThat(selection(List.of(), List.of("other", pattern)).omits(path(file)))
        .contains(new Omission(Omission.Cause.EXCLUDE, Optional.of(pattern)));
  }

  @ParameterizedTest
  @CsvSource({"images/a.png, *.png", "raw/x/a.txt, raw/", "raw/x/a.txt, x"})
  void whatIsIncludedIsTaken(String file, String pattern) {
    var selection = selection(List.of("*.jpg", pattern), List.of());
    assertThat(selection.omits(path(file))).isEmpty();
    assertThat(selection.includedBy(path(file)).orElseThrow()).hasToString(pattern);
  }

  @Test
  void whatNoPatternIncludesIsLeftOut() {
    assertThat(selection(List.of("*.jpg"), List.of()).omits(path("a.png")))
        .contains(Omission.NOT_INCLUDED);
  }

  @Test
  void whatIsExcludedStaysOutEvenIfItIsIncluded() {
    assertThat(selection(List.of("*.png"), List.of("b/")).omits(path("b/a.png"))).isPresent();
  }

  @Test
  void aFileIsNoDirectory() {
    assertThat(selection(List.of(), List.of("cache/")).omits(path("a/cache"))).isEmpty();
  }

  @Test
  void withoutPatternsEverythingIsTaken() {
    assertThat(Selection.EVERYTHING.hasPatterns()).isFalse();
    assertThat(Selection.EVERYTHING.omits(path("a/b"))).isEmpty();
  }
}
