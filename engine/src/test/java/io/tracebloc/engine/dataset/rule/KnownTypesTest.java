package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TAB-06: the database knows the declared types. */
final class KnownTypesTest {
  @ParameterizedTest
  @ValueSource(strings = {"STRING", "NUMBER", "JSON", "", "UUID"})
  void unknownTypesReject(String type) {
    assertThat(findings(type))
        .singleElement()
        .matches(f -> f.id().equals("TAB-06") && f.severity() == Finding.Severity.REJECTION)
        .matches(f -> f.message().contains("'x'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"TINYINT", "smallint", "MEDIUMINT", "BLOB", "LONGBLOB", "CHAR(2)"})
  void typesThatOlderIngestorsLackAreRemarked(String type) {
    assertThat(findings(type))
        .singleElement()
        .matches(f -> f.id().equals("TAB-06") && f.severity() == Finding.Severity.WARNING);
  }

  @Test
  void otherTypesAreFine() {
    assertThat(findings("int unsigned")).isEmpty();
    assertThat(findings("VARCHAR(12)")).isEmpty();
  }

  private static List<Finding> findings(String type) {
    var request =
        DatasetRequest.builder(Path.of("unused"), "t", Category.TABULAR_REGRESSION)
            .schema(List.of(new Column("x", type)))
            .build();
    var findings = new ArrayList<Finding>();
    new KnownTypes().check(new CsvHeader(List.of("x")), request, findings::add);
    return findings;
  }
}
