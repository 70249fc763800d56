package io.tracebloc.engine.dataset.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.io.IOException;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The contract's inference cases, and what its text says beyond them (6.1, 6.2). */
final class InferenceAgreesWithTheContractTest {
  static List<JsonNode> cases() throws IOException {
    try (var cases =
        InferenceAgreesWithTheContractTest.class.getResourceAsStream("inference-cases.json")) {
      return StreamSupport.stream(
              new JsonMapper().readTree(cases.readAllBytes()).get("cases").spliterator(), false)
          .toList();
    }
  }

  @Test
  void allCasesAreThere() throws IOException {
    assertThat(cases()).hasSize(21);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void infersWhatTheCaseSays(JsonNode fixture) {
    var values =
        StreamSupport.stream(fixture.get("values").spliterator(), false)
            .map(JsonNode::asString)
            .toArray(String[]::new);
    assertThat(type(values))
        .as(fixture.get("name").asString())
        .isEqualTo(fixture.get("expected").asString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-2147483648|INT",
        "2147483647|INT",
        "2147483648|BIGINT",
        "-2147483649|BIGINT",
        "9223372036854775807|BIGINT",
        "-9223372036854775808|BIGINT",
        "9223372036854775808|VARCHAR(19)",
        "-9223372036854775809|VARCHAR(20)",
        "99999999999999999999;1.5|FLOAT",
        "+7|INT",
        "-0|INT",
        "+|VARCHAR(1)",
        "1.|FLOAT",
        ".5|FLOAT",
        ".|VARCHAR(1)",
        "-.5e-3|FLOAT",
        "1e400|VARCHAR(5)",
        "inf|VARCHAR(3)",
        "1.0f|VARCHAR(4)",
        "0x10|VARCHAR(4)",
        "text;00|VARCHAR(4)",
        "00.5|FLOAT",
        "y;N;T;f|BOOLEAN",
        "ye\u017f|VARCHAR(3)",
        "yes;1|VARCHAR(3)",
        "2024-02-29|DATE",
        "2023-02-29|VARCHAR(10)",
        "2024/02/29|DATE",
        "2024-2-29|VARCHAR(9)",
        "2024-02/29|VARCHAR(10)",
        "2024-13-01|VARCHAR(10)",
        "2024-01-01T10:00:00|DATETIME",
        "2024-01-01T10:00|VARCHAR(16)",
        "2024-01-01 10:00|DATETIME",
        "2024/01/01 10:00:00|DATETIME",
        "2024/01/01 10:00|VARCHAR(16)",
        "2024/01/01T10:00:00|VARCHAR(19)",
        "2024-01-01 1:00:00|DATETIME",
        "2024-01-01 24:00:00|VARCHAR(19)",
        "2024-01-01 10:60:00|VARCHAR(19)",
        "2024-01-01 10:00:60|VARCHAR(19)",
        "2024-01-01T10:00:00.123456789Z|DATETIME",
        "2024-01-01T10:00:00.Z|VARCHAR(21)",
        "2024-01-01 10:00:00,123|DATETIME",
        "2024-01-01T10:00:00,5Z|DATETIME",
        "2024-01-01 10:00:00,|VARCHAR(20)",
        "2024-01-01 10:00:00Z|VARCHAR(20)",
        "2024-01-01T10:00:00Z;2024-01-01T10:00:00+00:00|DATETIME",
        "2024-01-01T10:00:00Z;2024-01-01T10:00:00+01:00|VARCHAR(25)",
        "2024-01-01T10:00:00Z;2024-01-01T10:00:00|VARCHAR(20)",
        "2024-01-01T10:00:00Z;2024-01-01|VARCHAR(20)",
        "2024-01-01;2024-01-01 10:00|DATETIME",
        "2024-01-01x|VARCHAR(11)",
        "\u0662024-01-01|VARCHAR(10)",
        "\uD83C\uDF32\uD83C\uDF32|VARCHAR(2)",
        "\u3000abc\u00a0|VARCHAR(3)",
        "' NA '|VARCHAR(1)",
        "#NA|VARCHAR(3)",
      })
  void readsTokensAsWritten(String values, String expected) {
    assertThat(type(values.split(";"))).isEqualTo(expected);
  }

  @Test
  void integersThatNeverRepeatLookLikeIds() {
    assertThat(sample("1", "2", "", "3").looksLikeId()).isTrue();
    assertThat(sample("3000000000").looksLikeId()).isTrue();
    assertThat(sample("1", "+1").looksLikeId()).isTrue();
    assertThat(sample("1", "2", " 1").looksLikeId()).isFalse();
    assertThat(sample("1.5", "2").looksLikeId()).isFalse();
    assertThat(sample("1", "2.5").looksLikeId()).isFalse();
    assertThat(sample("01", "2").looksLikeId()).isFalse();
    assertThat(sample("", "NA").looksLikeId()).isFalse();
    assertThat(sample("").isEmpty()).isTrue();
  }

  private static String type(String... values) {
    return sample(values).type();
  }

  private static ColumnSample sample(String... values) {
    var sample = new ColumnSample(true);
    for (var value : values) {
      sample.add(Slice.of(value));
    }
    return sample;
  }
}
