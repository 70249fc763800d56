package io.tracebloc.engine.dataset.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.tracebloc.engine.failure.InputFailure;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTest {
  private static boolean matches(String pattern, String path) {
    return PathPattern.parse(pattern)
        .matches(List.of(path.replaceFirst("/$", "").split("/")), path.endsWith("/"));
  }

  @ParameterizedTest
  @CsvSource({
    "*.tmp, a.tmp",
    "*.tmp, a/b/c.tmp",
    "*.tmp, .tmp",
    "raw, raw/",
    "raw, a/raw",
    "/raw, raw",
    "./raw/x, raw/x",
    "raw/, a/raw/",
    "raw/*.png, raw/a.png",
    "raw/**/*.png, raw/a.png",
    "raw/**/*.png, raw/a/b/c.png",
    "**/cache, cache",
    "**/cache, a/b/cache",
    "raw/**, raw/a",
    "raw/**, raw/a/b",
    "a/**/b/**/c, a/x/b/b/y/z/c",
    "**, anything",
    "?, 🦀",
    "[a-c]?, bz",
    "[!a-c], d",
    "[^a-c], d",
    "[]x], ]",
    "[a-], -",
    "[\\]], ]",
    "\\*, *",
    "a**b, axyzb",
    "*a*b*, xxaxxbxx",
    "'[é-ü]', ñ",
  })
  void matchesWhatItMeans(String pattern, String path) {
    assertThat(matches(pattern, path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "*.tmp, a.TMP",
    "*.tmp, a.tmp2",
    "/raw, a/raw",
    "raw/x, a/raw/x",
    "raw/, raw",
    "raw/*.png, raw/a/b.png",
    "raw/*, raw/a/b",
    "raw/**, raw/",
    "?, ab",
    "[a-c], d",
    "[!a-c], a",
    "\\*, x",
    "*a*b, xxaxxbxx",
    "a*, ba",
  })
  void matchesNothingElse(String pattern, String path) {
    assertThat(matches(pattern, path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "./", "!x", "a//b", "[a", "[]", "[!]", "[a-", "x\\", "//"})
  void whatCannotBeUnderstoodIsRefused(String pattern) {
    assertThatThrownBy(() -> PathPattern.parse(pattern))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("the pattern");
  }

  @Test
  void patternsThatLikeToTakeLongDoNot() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          assertThat(matches("*a".repeat(200) + "b", "a".repeat(5000))).isFalse();
          assertThat(matches("**/a/".repeat(100) + "b", "a/".repeat(1000) + "c")).isFalse();
        });
  }

  @Property
  void agreesWithTheShellPatternsOfTheLibrary(
      @ForAll @NotEmpty @StringLength(max = 8) @Chars({'a', 'b', '*', '?'}) String pattern,
      @ForAll @NotEmpty @StringLength(max = 8) @CharRange(from = 'a', to = 'c') String name) {
    // Two stars in a row are something else there.
    var glob = pattern.replaceAll("\\*+", "*");
    var library = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    assertThat(matches(glob, name)).isEqualTo(library.matches(Path.of(name)));
  }
}
