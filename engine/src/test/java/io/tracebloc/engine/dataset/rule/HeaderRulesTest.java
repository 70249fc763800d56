package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** GEN-03, LBL-01 and IMG-01: column names. */
final class HeaderRulesTest {
  @Test
  void refusesDuplicates() {
    assertThat(check(new DistinctHeaders(), "b", "a", "b", "a"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("GEN-03");
              assertThat(finding.message()).contains("'a', 'b'");
            });
    assertThat(check(new DistinctHeaders(), "a", "A")).isEmpty();
  }

  @Test
  void listsFiveNamesAtMost() {
    var names = IntStream.range(0, 8).mapToObj(index -> "c" + index).toArray(String[]::new);
    assertThat(check(new FilenameColumn(), names).getFirst().message())
        .contains("'c4' … and 3 more")
        .doesNotContain("c5");
  }

  @Test
  void refusesAnUnknownLabelColumnAsAWrongOption() {
    assertThat(check(new LabelColumn(), "filename", "species"))
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("LBL-01");
              assertThat(finding.kind()).isEqualTo(Finding.Kind.OPTION);
              assertThat(finding.message()).contains("'filename', 'species'");
            });
  }

  @Test
  void acceptsALooseMatchOfTheLabelColumn() {
    assertThat(check(new LabelColumn(), "LABEL")).isEmpty();
  }

  @Test
  void wantsFilenameExactly() {
    assertThat(check(new FilenameColumn(), "filename")).isEmpty();
    assertThat(check(new FilenameColumn(), "image_id").getFirst().message())
        .contains("no column 'filename'");
    assertThat(check(new FilenameColumn(), "Filename").getFirst().message())
        .contains("Rename column 'Filename'");
  }

  @Test
  void showsHostileNamesHarmless() {
    assertThat(check(new FilenameColumn(), "\u001b[2J").getFirst().message())
        .contains("'\\x1b[2J'");
  }

  private static List<Finding> check(HeaderRule rule, String... names) {
    var findings = new ArrayList<Finding>();
    var request =
        DatasetRequest.of(Path.of("unused"), "t", Category.IMAGE_CLASSIFICATION)
            .withLabelColumn("label");
    rule.check(new CsvHeader(List.of(names)), request, findings::add);
    return findings;
  }
}
