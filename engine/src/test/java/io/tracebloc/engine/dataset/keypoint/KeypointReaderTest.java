package io.tracebloc.engine.dataset.keypoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.keypoint.KeypointCell.NoObject;
import io.tracebloc.engine.dataset.keypoint.KeypointCell.Values;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** KP-02 and KP-04: what is an object of points, and what is none. */
final class KeypointReaderTest {
  private final KeypointReader reader = new KeypointReader();

  @Test
  void readsBothFormsOfPoints() {
    assertThat(points("{\"a\": [1, 2.5], \"b\": {\"y\": 3e2, \"x\": 0, \"score\": [1, {}]}}"))
        .isEqualTo(new Values<>(Map.of("a", new Point.At(1, 2.5), "b", new Point.At(0, 300))));
  }

  @Test
  void theLastOfANameCounts() {
    assertThat(points("{\"a\": 1, \"\\u0061\": [1, 2]}"))
        .isEqualTo(new Values<>(Map.of("a", new Point.At(1, 2))));
  }

  @Test
  void anEmptyObjectHasNoPoints() {
    assertThat(points(" {} ")).isEqualTo(new Values<>(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1]",
        "[]",
        "[1, 2, 3]",
        "[1, null]",
        "[[1], [2]]",
        "[true, 1]",
        "[-1, 2]",
        "[\"1\", \"2\"]",
        "{\"x\": 1}",
        "{\"X\": 1, \"Y\": 2}",
        "{\"x\": 1, \"y\": {\"x\": 1}}",
        "{}",
        "5",
        "null",
        "\"1,2\""
      })
  void otherValuesAreNoPoints(String value) {
    assertThat(points("{\"a\": %s, \"b\": [1, 2]}".formatted(value)))
        .isEqualTo(new Values<>(Map.of("a", Point.Malformed.MALFORMED, "b", new Point.At(1, 2))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "{\"a\": [1, 2]",
        "{\"a\": [1, 2]} x",
        "{\"a\": [1, 2]}{}",
        "{'a': [1, 2]}",
        "{a: [1, 2]}",
        "{\"a\": [1, 2],}",
        "{\"a\": [01, 2]}",
        "{\"a\": [NaN, 2]}",
        "{\"a\": [Infinity, 2]}",
        "{\"a\" [1, 2]}",
        "// no\n{}",
        "\ufeff{}",
        "[1, 2",
        "nan"
      })
  void refusesWhatIsNoJson(String text) {
    assertThat(points(text)).isEqualTo(new NoObject<Point>("no valid JSON"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{\"a\": [1, 2]}]", "1", "null", "\"{}\""})
  void refusesJsonThatIsNoObject(String text) {
    assertThat(points(text)).isEqualTo(new NoObject<Point>("JSON, but no object"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u00a0"})
  void refusesBlankCells(String text) {
    assertThat(points(text)).isEqualTo(new NoObject<Point>("empty"));
  }

  @Test
  void flagsAreZeroOrOne() {
    var cell = "{\"a\": 0, \"b\": 1.0, \"c\": 2, \"d\": true, \"e\": \"1\", \"f\": [1]}";
    assertThat(reader.flags(Slice.of(cell)))
        .isEqualTo(
            new Values<>(
                Map.of("a", true, "b", true, "c", false, "d", false, "e", false, "f", false)));
  }

  @Test
  void refusesWhatIsBeyondItsLimits() {
    var many = new StringBuilder("{\"p\": [1, 2]");
    for (var point = 0; point < KeypointReader.MOST_POINTS; point++) {
      many.append(",\"").append(point).append("\":[1,2]");
    }
    assertThat(points(many + "}"))
        .isEqualTo(new NoObject<Point>("an object of more than 10,000 names"));
    var deep = "[".repeat(100_000) + "]".repeat(100_000);
    assertThat(points("{\"a\": " + deep + "}")).isInstanceOf(NoObject.class);
    assertThat(points("{\"a\": [" + "9".repeat(100_000) + ", 1]}")).isInstanceOf(NoObject.class);
    assertThat(points("{\"" + "a".repeat(1_000_000) + "\": [1, 2]}")).isInstanceOf(NoObject.class);
  }

  @Property(tries = 1000)
  void chanceIsNoObject(@ForAll @Size(min = 1, max = 100) byte[] bytes) {
    assertThat(reader.points(Slice.of(bytes))).isInstanceOf(NoObject.class);
    assertThat(reader.flags(Slice.of(bytes))).isInstanceOf(NoObject.class);
  }

  @Property(tries = 2000)
  void damageNeverThrows(@ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes) {
    var random = new Random(seed);
    var bytes =
        "{\"nose\": [4, 5.25], \"t\\u00e4il\": {\"x\": 1e3, \"y\": 0}, \"fin\": [1, [2, {}]]}"
            .getBytes(StandardCharsets.UTF_8);
    for (var change = 0; change < changes; change++) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    var end = random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length;
    assertThat(reader.points(new Slice(bytes, 0, end))).isNotNull();
    assertThat(reader.flags(new Slice(bytes, 0, end))).isNotNull();
  }

  private KeypointCell<Point> points(String cell) {
    return reader.points(Slice.of(cell));
  }
}
