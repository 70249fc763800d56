package io.tracebloc.engine.dataset.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** How columns are found by name (R-05, R-06, GEN-03). */
final class CsvHeaderTest {
  @Test
  void prefersTheExactName() {
    assertThat(header("Label", "label").resolve("label")).hasValue(1);
  }

  @Test
  void fallsBackToTheFirstLooseMatch() {
    assertThat(header("x", "LABEL", "Label").resolve(" label ")).hasValue(1);
  }

  @Test
  void findsNothingElse() {
    assertThat(header("labels").resolve("label")).isEmpty();
    assertThat(header("Label").exact("label")).isEmpty();
  }

  @Test
  void listsDuplicatesSortedAndByCase() {
    assertThat(header("b", "a", "b", "A", "a", "a").duplicates()).containsExactly("a", "b");
  }

  private static CsvHeader header(String... names) {
    return new CsvHeader(List.of(names));
  }
}
