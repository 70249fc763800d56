package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Finding;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** GEN-06: rows with more cells than the header. */
final class RowLengthTest {
  private final RowRuleRun run = new RowRuleRun();

  @Test
  void rowsThatAreTooLongReject() throws IOException {
    assertThat(run.rows(RowLength::create, "a,b\n1,2\n1\n1,2,3\n1,2,3,4\n\"1,2\",3\n"))
        .containsExactly(3L, 4L);
    assertThat(run.findings(RowLength::create, "a\n1,2\n"))
        .allMatch(finding -> finding.severity() == Finding.Severity.REJECTION)
        .hasSize(1);
  }

  @Test
  void oneMoreCellInEveryRowIsExplained() throws IOException {
    var findings = run.findings(RowLength::create, "a,b\n1,2,3\n4,5,6\n");
    assertThat(findings).hasSize(3);
    assertThat(findings.getLast().message()).contains("row names");
    assertThat(findings.getLast().severity()).isEqualTo(Finding.Severity.WARNING);
    assertThat(run.findings(RowLength::create, "a,b\n1,2,3\n4,5\n")).hasSize(1);
  }
}
