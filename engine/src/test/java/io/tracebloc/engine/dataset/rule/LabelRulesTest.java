package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Finding;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** DIV-02 and LBL-02: labels of files. */
final class LabelRulesTest {
  private final RowRuleRun run = new RowRuleRun();

  @Test
  void twoLabelsAreEnough() throws IOException {
    assertThat(run.findings(FileLabelDiversity::create, "label\na\nb\na\n")).isEmpty();
    assertThat(run.classes()).hasValue(2);
  }

  @Test
  void oneLabelIsNot() throws IOException {
    var findings = run.findings(FileLabelDiversity::create, "label\na\n a \n");
    assertThat(findings).singleElement().extracting(Finding::id).isEqualTo("DIV-02");
    assertThat(findings.getFirst().message()).contains("'a'");
  }

  @Test
  void theEmptyTextAndMissingValuesAreClasses() throws IOException {
    assertThat(run.findings(FileLabelDiversity::create, "label,x\na,1\n,2\n")).isEmpty();
    assertThat(run.findings(FileLabelDiversity::create, "label\na\nNA\n")).isEmpty();
  }

  @Test
  void numbersAreTexts() throws IOException {
    assertThat(run.findings(FileLabelDiversity::create, "label\n1\n1.0\n")).isEmpty();
  }

  @Test
  void rowsWithoutTheCellDoNotCount() throws IOException {
    assertThat(run.findings(FileLabelDiversity::create, "x,label\n1,a\n2\n")).hasSize(1);
  }

  @Test
  void anAbsentColumnOrNoRowsAreOthersBusiness() throws IOException {
    assertThat(run.findings(FileLabelDiversity::create, "x\n1\n")).isEmpty();
    assertThat(run.findings(FileLabelDiversity::create, "label\n")).isEmpty();
  }

  @Test
  void stopsCountingWhenLabelsAreNoClasses() throws IOException {
    var csv = new StringBuilder("label\n");
    for (var row = 0; row <= FileLabelDiversity.MOST_CLASSES; row++) {
      csv.append(row).append('\n');
    }
    assertThat(run.findings(FileLabelDiversity::create, csv.toString())).isEmpty();
    assertThat(run.classes()).isEmpty();
  }

  @Test
  void blankLabelsAndMissingValuesAreRemarked() throws IOException {
    var csv = "x,label\n1,\n2,  \n3\n4,NA\n5, NA \n6,none\n7,a\n";
    assertThat(run.rows(LabelPresent::create, csv)).containsExactly(1L, 2L, 3L, 4L);
    assertThat(run.findings(LabelPresent::create, csv))
        .allMatch(f -> f.id().equals("LBL-02") && f.severity() == Finding.Severity.WARNING);
  }
}
