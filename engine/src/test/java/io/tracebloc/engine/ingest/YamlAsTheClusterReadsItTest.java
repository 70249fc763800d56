package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** YAML 1.1 with the habits of the cluster's loader (trap 26). */
final class YamlAsTheClusterReadsItTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"yes", "Yes", "YES", "on", "true", "True"})
  void readsManyWordsAsTrue(String word) {
    assertThat(value(word).isBoolean()).isTrue();
    assertThat(value(word).booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "y", "n", "yEs", "tRUE", "1e5", "08", "0o17", "1.2.3", "'yes'", "\"5\"", "!!str 5", "1_a"
      })
  void readsOtherWordsAsText(String word) {
    assertThat(value(word).isString()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "017, 15",
    "0x1F, 31",
    "0b101, 5",
    "1_000, 1000",
    "1:30, 90",
    "-12, -12",
    "+3, 3",
    "0, 0"
  })
  void readsIntegers(String text, int number) {
    assertThat(value(text).isIntegralNumber()).isTrue();
    assertThat(value(text).intValue()).isEqualTo(number);
  }

  @ParameterizedTest
  @CsvSource({"1.5, 1.5", "2., 2", "1.0e+3, 1000", "-0.5, -0.5", "1:30.5, 90.5", ".5, 0.5"})
  void readsFractions(String text, double number) {
    assertThat(value(text).isFloatingPointNumber()).isTrue();
    assertThat(value(text).doubleValue()).isEqualTo(number);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-01-02", "2024-01-02 03:04:05", "2024-1-2T3:04:05.6Z"})
  void readsDatesAsNothingThatTheSchemaKnows(String text) {
    assertThat(value(text).isString()).isFalse();
    assertThat(value(text).isNumber()).isFalse();
    assertThat(value(text).isNull()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"~", "null", "Null", "NULL", ""})
  void readsNothing(String text) {
    assertThat(value(text).isNull()).isTrue();
  }

  @Test
  void keepsTheLastOfDuplicateKeysAndSaysSo() {
    var document = SpecDocument.parse("a: 1\nb: 2\na:\n  c: 3\n", "test");
    assertThat(document.root().get("a").get("c").intValue()).isEqualTo(3);
    assertThat(document.remarks())
        .containsExactly("line 3: the key 'a' occurs twice; the last one counts");
  }

  @Test
  void saysWhichKeysAreNoText() {
    var document = SpecDocument.parse("schema:\n  on: INT\n  'off': INT\n  1: INT\n", "test");
    assertThat(document.remarks())
        .containsExactly(
            "line 2: the key on is not read as text but as 'true'; put it in quotes if text is meant",
            "line 4: the key 1 is not read as text but as '1'; put it in quotes if text is meant");
  }

  @Test
  void mergesMappings() {
    var document = SpecDocument.parse("base: &b {x: 1, y: 2}\nown:\n  <<: *b\n  y: 3\n", "test");
    assertThat(document.root().get("own").get("x").intValue()).isEqualTo(1);
    assertThat(document.root().get("own").get("y").intValue()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "- a\n", "text", "5"})
  void refusesWhatIsNoMapping(String text) {
    assertThatThrownBy(() -> SpecDocument.parse(text, "spec.yaml"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageStartingWith("spec.yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: [1",
        "a: b: c",
        "a: !!python/object:os.system x",
        "a: !custom {b: c}",
        "? [a]\n: b",
        "a: 1\n---\nb: 2\n",
        "a: =",
        "a: \u0007",
        "a: &x [*x]",
        "\ta: 1",
        "a: 0b_"
      })
  void refusesWhatTheClusterCannotLoad(String text) {
    assertThatThrownBy(() -> SpecDocument.parse(text, "spec.yaml"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("not valid YAML");
  }

  @Test
  void refusesDocumentsThatGrowWithoutEnd() {
    var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (var level = 1; level < 12; level++) {
      text.append("a%d: &a%d [".formatted(level, level));
      text.append("*a%d, ".formatted(level - 1).repeat(10)).append("]\n");
    }
    assertThatThrownBy(() -> SpecDocument.parse(text.toString(), "bomb"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("too large");
  }

  @Test
  void refusesDocumentsThatGrowWithoutEndTogether() {
    var many = "a: &a [%s]\nb: [%s]\n".formatted("x, ".repeat(200), "*a, ".repeat(200));
    assertThat(SpecDocument.parseAll(many, "some")).hasSize(1);
    assertThatThrownBy(() -> SpecDocument.parseAll((many + "---\n").repeat(5), "bombs"))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("too large");
  }

  @Test
  void refusesDeepNesting() {
    assertThatThrownBy(() -> SpecDocument.parse("a: " + "[".repeat(5000), "deep"))
        .isInstanceOf(LocalFailure.class);
  }

  @Property(tries = 1000)
  void neverFailsOtherwise(@ForAll String text) {
    assertThatCode(
            () -> {
              try {
                SpecDocument.parse(text, "fuzz");
              } catch (Failure expected) {
                assertThat(expected.getMessage()).isNotEmpty();
              }
            })
        .doesNotThrowAnyException();
  }

  @Test
  void readsFiles() throws IOException {
    var file = Files.writeString(temporary.resolve("spec.yaml"), "\ufeffa: naïve\n");
    assertThat(SpecDocument.read(file).root().get("a").asString()).isEqualTo("naïve");
  }

  @Test
  void explainsFilesThatCannotBeRead() throws IOException {
    assertThatThrownBy(() -> SpecDocument.read(temporary.resolve("missing.yaml")))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> SpecDocument.read(temporary)).isInstanceOf(LocalFailure.class);
    var latin = "a: na\u00efve".getBytes(StandardCharsets.ISO_8859_1);
    var file = Files.write(temporary.resolve("latin.yaml"), latin);
    assertThatThrownBy(() -> SpecDocument.read(file))
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("UTF-8");
  }

  private static JsonNode value(String text) {
    return SpecDocument.parse("key: " + text + "\n", "test").root().get("key");
  }
}
