package io.tracebloc.engine.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken rules are shown in the order of {@code contract/datasets.md} 5.2. */
final class DisplayOrderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GEN-01 GEN-02 GEN-04 GEN-03 IMG-01 IMG-02 IMG-03 IMG-04 DIV-02 FILE-01 FILE-02",
        "GEN-01 GEN-02 GEN-04 GEN-03 IMG-01 IMG-02 IMG-03 IMG-04 LBL-01 FILE-01 FILE-02",
        "IMG-04 DIV-02 OD-01 OD-02",
        "IMG-04 DIV-02 SEG-01 SEG-02 SEG-03 FILE-01 FILE-02",
        "REC-01 REC-03 REC-04 GEN-01 GEN-02 GEN-04 GEN-03 LBL-01 DIV-02",
        "TAB-01 GEN-01 GEN-02 GEN-05 GEN-03 TAB-02 TAB-03 LBL-01 SEQ-01 SEQ-02 SEQ-03 SEQ-04 DIV-01"
      })
  void followsTheSheet(String sequence) {
    var rules = Arrays.stream(sequence.split(" ")).map(id -> Rule.ofId(id).orElseThrow()).toList();
    assertThat(rules).isSortedAccordingTo(DisplayOrder.comparator());
  }

  @ParameterizedTest
  @ValueSource(strings = {"KP-02", "OD-02", "TXT-02"})
  void rulesOfClustersAloneComeLast(String id) {
    var rule = Rule.ofId(id).orElseThrow();
    assertThat(List.of(Rule.FILE_01, rule)).isSortedAccordingTo(DisplayOrder.comparator());
  }
}
