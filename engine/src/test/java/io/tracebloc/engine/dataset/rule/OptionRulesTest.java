package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.LabelPolicy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** GEN-08, OPT-01 and OPT-02: what the user says. */
final class OptionRulesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "A1_b", "a234567890123456789012345678901234567890123456789012345678901_3"})
  void acceptsNamesOfTables(String name) {
    assertThat(check(name)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1a",
        "a-b",
        "a b",
        "../../x",
        "a\n",
        "naïve",
        "a;drop",
        "tracebloc_ingest_runs",
        "Tracebloc_Ingest_Meta",
        "a2345678901234567890123456789012345678901234567890123456789012345"
      })
  void refusesOtherNames(String name) {
    assertThat(check(name))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("GEN-08");
              assertThat(finding.severity()).isEqualTo(Finding.Severity.REJECTION);
              assertThat(finding.kind()).isEqualTo(Finding.Kind.OPTION);
              assertThat(finding.message()).doesNotContain("\n");
            });
    assertThat(TableName.isSafe(name))
        .isEqualTo(name.toLowerCase(Locale.ROOT).startsWith("tracebloc"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_a", "a_", "select", "Table"})
  void remarksRiskyNames(String name) {
    assertThat(check(name)).extracting(Finding::severity).containsExactly(Finding.Severity.WARNING);
  }

  @Test
  void refusesOptionsOfOtherCategories() {
    var request = request().withLabelColumn("label");
    var misused =
        request.toBuilder()
            .schema(List.of(new Column("a", "INT")))
            .labelPolicy(Optional.of(LabelPolicy.BUCKET))
            .timeColumn(Optional.of("time"))
            .numberOfKeypoints(OptionalInt.of(3))
            .build();
    var findings = new ArrayList<Finding>();
    OptionScope.check(misused, findings::add);
    assertThat(findings).extracting(Finding::id).containsOnly("OPT-01").hasSize(4);
    assertThat(findings.getFirst().message()).contains("schema");
  }

  @Test
  void needsALabelColumn() {
    var findings = new ArrayList<Finding>();
    OptionScope.check(request(), findings::add);
    assertThat(findings).extracting(Finding::id).containsExactly("OPT-02");
  }

  private static DatasetRequest request() {
    return DatasetRequest.of(Path.of("unused"), "t", Category.IMAGE_CLASSIFICATION);
  }

  private static List<Finding> check(String name) {
    var findings = new ArrayList<Finding>();
    TableName.check(name, findings::add);
    return findings;
  }
}
