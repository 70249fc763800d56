package io.tracebloc.sandbox.standin.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesOfEveryCategoryAreValidTest {
  static Stream<String> examples() throws Exception {
    try (var in = ExamplesOfEveryCategoryAreValidTest.class.getResourceAsStream("examples.yaml")) {
      return Arrays.stream(
          new String(in.readAllBytes(), StandardCharsets.UTF_8).split("---\n", -1));
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleHasNoViolation(String yaml) throws Exception {
    var document = IngestDocument.parse(yaml);
    assertThat(document.violations(IngestorLine.NEW)).isEmpty();
    assertThat(CategoryRules.CATEGORIES).contains(document.text("category").orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void anExampleWithoutItsTableIsRefused(String yaml) throws Exception {
    var document = IngestDocument.parse(yaml.replaceFirst("table: \\w+, ", ""));
    assertThat(document.violations(IngestorLine.NEW))
        .extracting(Violation::keyword)
        .containsExactly("required");
  }
}
