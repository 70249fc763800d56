package io.tracebloc.commands.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.commands.terminal.Style;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

class FindingGroupsTest {
  private final FindingGroups groups = new FindingGroups();

  @Test
  void countsAllFindingsAndShowsFive() {
    for (var row = 1; row <= 7; row++) {
      groups.add(Finding.of(Rule.FILE_01, "there is no such file").atRow(row));
    }
    assertThat(groups.documents().getFirst().toJson())
        .contains("\"count\": 7", "\"row\": 5")
        .doesNotContain("\"row\": 6");
  }

  @Test
  void showsTheLeftmostColumnThatIsConcerned() {
    groups.add(Finding.of(Rule.TAB_03, "no number").atRow(1).inField(2, "income"));
    groups.add(Finding.of(Rule.TAB_03, "no number").atRow(7).inField(1, "age"));
    groups.add(Finding.of(Rule.TAB_03, "no number").atRow(8).inField(2, "income"));
    groups.add(Finding.of(Rule.TAB_03, "no number").atRow(9).inField(1, "age"));
    assertThat(groups.documents().getFirst().toJson())
        .contains("\"count\": 4", "\"row\": 7", "\"row\": 9", "\"column\": \"age\"")
        .doesNotContain("income");
  }

  @Test
  void keepsTheOrderOfTheContractWhateverIsFoundFirst() {
    for (var rule :
        List.of(Rule.OD_02, Rule.FILE_02, Rule.FILE_01, Rule.IMG_04, Rule.IMG_03, Rule.GEN_01)) {
      groups.add(Finding.of(rule, "broken"));
    }
    assertThat(groups.lines(Style.PLAIN))
        .containsExactly(
            "Problem GEN-01: broken",
            "Problem IMG-03: broken",
            "Problem IMG-04: broken",
            "Problem FILE-01: broken",
            "Problem OD-02: broken",
            "Warning FILE-02: broken");
  }
}
