package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** DIV-01: labels of tables. */
final class TableLabelDiversityTest {
  @Test
  void twoLabelsAreEnough() throws IOException {
    var run = run(new Column("label", "VARCHAR(9)"));
    assertThat(findings(run, "label\na\nb\na\n")).isEmpty();
    assertThat(run.classes()).hasValue(2);
  }

  @Test
  void oneLabelIsNot() throws IOException {
    var finding = findings(run(new Column("label", "TEXT")), "x,label\n1,a\n2, a \n").getFirst();
    assertThat(finding.rule()).isEqualTo(Rule.DIV_01);
    assertThat(finding.severity()).isEqualTo(Finding.Severity.REJECTION);
    assertThat(finding.message()).contains("'a'");
    assertThat(finding.field()).hasValue(new Finding.Field(1, "label"));
  }

  @Test
  void missingLabelsDoNotCountIfTheLabelIsInTheSchema() throws IOException {
    var csv = "label\na\nNA\n none \n\"\"\n";
    assertThat(findings(run(new Column("label", "TEXT")), csv)).hasSize(1);
    assertThat(findings(run(new Column("LABEL ", "TEXT")), csv)).hasSize(1);
    assertThat(findings(run(new Column("other", "TEXT")), csv)).isEmpty();
  }

  @Test
  void onlyMissingLabelsAreTold() throws IOException {
    var findings = findings(run(new Column("label", "INT")), "label\nNA\nnull\n");
    assertThat(findings.getFirst().message()).startsWith("No row has a value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "FLOAT", "BOOLEAN", "text binary"})
  void numbersAreComparedAsNumbers(String type) throws IOException {
    assertThat(findings(run(new Column("label", type)), "label\n1\n1.0\n1e0\n +1 \n")).hasSize(1);
    assertThat(findings(run(new Column("label", type)), "label\n0\n-0\n0.0\n")).hasSize(1);
    assertThat(findings(run(new Column("label", type)), "label\n1\none\n")).isEmpty();
  }

  @Test
  void numbersAreComparedAsNumbersWithoutAType() throws IOException {
    assertThat(findings(run(new Column("other", "INT")), "label\n1\n1.0\n")).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"VARCHAR(10)", "char(3)", " text ", "STRING"})
  void typedAsTextTheyAreTexts(String type) throws IOException {
    assertThat(findings(run(new Column("label", type)), "label\n1\n1.0\n")).isEmpty();
  }

  @Test
  void shortRowsAndAbsentColumnsDoNotCount() throws IOException {
    var run = run(new Column("label", "INT"));
    assertThat(findings(run, "x,label\n1,a\n2\n")).hasSize(1);
    assertThat(findings(run, "x\n1\n")).isEmpty();
    assertThat(findings(run, "label\n")).isEmpty();
  }

  @Test
  void stopsCountingWhenLabelsAreNoClasses() throws IOException {
    var csv = new StringBuilder("label\n");
    for (var row = 0; row < 100_001; row++) {
      csv.append(row).append('\n');
    }
    var run = run(new Column("label", "INT"));
    assertThat(findings(run, csv.toString())).isEmpty();
    assertThat(run.classes()).isEmpty();
  }

  private static List<Finding> findings(RowRuleRun run, String csv) throws IOException {
    return run.findings(TableLabelDiversity::create, csv);
  }

  private static RowRuleRun run(Column column) {
    return new RowRuleRun(
        DatasetRequest.builder(Path.of("unused"), "t", Category.TABULAR_CLASSIFICATION)
            .labelColumn(Optional.of("label"))
            .schema(List.of(column))
            .build());
  }
}
