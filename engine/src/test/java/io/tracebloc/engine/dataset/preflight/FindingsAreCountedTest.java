package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.FindingCounts;
import io.tracebloc.engine.dataset.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FindingsAreCountedTest {
  private final List<Finding> heard = new ArrayList<>();

  @Test
  void warningsRejectOnlyWhenStrict() {
    assertThat(counts(false, Finding.remark(Rule.FILE_02, "unused")))
        .isEqualTo(new FindingCounts(0, 1));
    assertThat(counts(true, Finding.remark(Rule.FILE_02, "unused")))
        .isEqualTo(new FindingCounts(1, 0));
  }

  @Test
  void notesNeverReject() {
    for (var strict : new boolean[] {false, true}) {
      var note = Finding.note(Rule.SEQ_02, "3 sequences");
      assertThat(counts(strict, note)).isEqualTo(new FindingCounts(0, 0));
      assertThat(heard).containsExactly(note);
    }
    assertThat(Finding.of(Rule.COL_01, "left out").severity()).isEqualTo(Finding.Severity.NOTE);
  }

  private FindingCounts counts(boolean strict, Finding finding) {
    heard.clear();
    var log = new FindingLog(strict, heard::add);
    log.accept(finding);
    return log.counts();
  }
}
