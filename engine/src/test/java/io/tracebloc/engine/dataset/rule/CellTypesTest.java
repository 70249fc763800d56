package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TAB-03, TAB-04 and TAB-05: cells fit the types of their columns. */
final class CellTypesTest {
  private static final String MISSING =
      "\n  \nNA\nN/A\nn/a\nNULL\nnull\nNone\nnone\nNaN\nnan\n<NA>\n#N/A\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INT",
        "integer",
        "TINYINT",
        "SMALLINT",
        "MEDIUMINT",
        "BIGINT",
        "int unsigned",
        "INT(11)"
      })
  void integerColumnsHoldWholeNumbers(String type) throws IOException {
    assertThat(found(type, "1", "-2", "+3", " 4 ", "5.0", "6.", "7e2", "1e18")).isEmpty();
    assertThat(found(type, "1.5", "1", "x", "1e-1", "0x1", "1_000", "1.0f"))
        .containsExactly("TAB-03 1", "TAB-03 3", "TAB-03 4", "TAB-03 5", "TAB-03 6", "TAB-03 7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"FLOAT", "double", "DECIMAL(10,2)", "NUMERIC"})
  void otherNumericColumnsHoldNumbers(String type) throws IOException {
    assertThat(found(type, "1", "-2.5", ".5", "1e-400", "99999999999999999999")).isEmpty();
    assertThat(found(type, "one", "1,5", "1e400"))
        .containsExactly("TAB-03 1", "TAB-03 2", "TAB-03 3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"INT", "FLOAT", "VARCHAR(1)", "CHAR(30)", "BOOLEAN", "DATE", "TIMESTAMP", "TIME"})
  void missingValuesFitEveryColumn(String type) throws IOException {
    assertThat(found(type, MISSING.split("\n"))).isEmpty();
    assertThat(ids(run("x,y").findings(new CellTypes(), "y,x\n1\n"))).isEmpty();
  }

  @Test
  void missingValuesAreLookedForBeforeBlanksAreTaken() throws IOException {
    assertThat(found("INT", " NA ")).containsExactly("TAB-03 1");
    assertThat(found("INT", "#NA")).containsExactly("TAB-03 1");
    assertThat(found("DATE", "#NA")).isEmpty();
  }

  @Test
  void infinityRejectsAndIsNotCalledText() throws IOException {
    assertThat(found("FLOAT", "inf", "-Infinity")).containsExactly("TAB-05 1", "TAB-05 2");
    assertThat(found("INT", "inf", "nan", "-NAN")).containsExactly("TAB-05 1");
  }

  @Test
  void integersBeyond64BitsAreRemarked() throws IOException {
    var cells = "9223372036854775807,-9223372036854775808,9223372036854775808,1e19".split(",");
    var findings = run("BIGINT").findings(new CellTypes(), csv(cells));
    assertThat(ids(findings)).containsExactly("TAB-05 3", "TAB-05 4");
    assertThat(findings).allMatch(f -> f.severity() == Finding.Severity.WARNING);
    assertThat(found("DOUBLE", "1e19")).isEmpty();
  }

  @Test
  void textsAreCountedInCodePoints() throws IOException {
    assertThat(found("VARCHAR(3)", "abc", "äöü", "🐈🐈🐈", "ab")).isEmpty();
    assertThat(found("varchar( 3 )", "abcd", "🐈🐈🐈🐈")).containsExactly("TAB-04 1", "TAB-04 2");
    assertThat(found("CHAR(2)", "ab", "äö", "abc", "a")).containsExactly("TAB-04 3", "TAB-04 4");
  }

  @Test
  void blanksAroundTextsOnlyCauseARemark() throws IOException {
    var findings = run("VARCHAR(3)").findings(new CellTypes(), csv(" abc ", " abcd "));
    assertThat(findings)
        .extracting(Finding::severity)
        .containsExactly(Finding.Severity.WARNING, Finding.Severity.REJECTION);
  }

  @ParameterizedTest
  @ValueSource(strings = {"TEXT", "VARCHAR", "VARCHAR(x)", "BLOB", "JSON"})
  void otherTypesTakeAnything(String type) throws IOException {
    assertThat(found(type, "x".repeat(500), "1", "é")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"BOOLEAN", "bool"})
  void booleansAreEightWordsOrTwoNumbers(String type) throws IOException {
    var fine = "0,1,1.0,0e5,true,FALSE,t,F,Yes,no,y,N, true ".split(",");
    assertThat(found(type, fine)).isEmpty();
    assertThat(found(type, "2", "on", "truth", "-1"))
        .containsExactly("TAB-04 1", "TAB-04 2", "TAB-04 3", "TAB-04 4");
  }

  @ParameterizedTest
  @CsvSource({"DATE", "DATETIME", "TIMESTAMP(6)", "TIME"})
  void datesAreReadLiberally(String type) throws IOException {
    var fine = "2024-01-02;2024-01-02 10:11;1/2/24;Jan 2 2024;10:11:12;20240102;17e17".split(";");
    assertThat(found(type, fine)).isEmpty();
    assertThat(found(type, "2024-02-30", "soon")).containsExactly("TAB-04 1", "TAB-04 2");
  }

  @Test
  void tellsThePlaceAndTheColumn() throws IOException {
    var finding = run("INT").findings(new CellTypes(), csv("old")).getFirst();
    assertThat(finding.rule()).isEqualTo(Rule.TAB_03);
    assertThat(finding.severity()).isEqualTo(Finding.Severity.REJECTION);
    assertThat(finding.message()).contains("'old'", "INT");
    assertThat(finding.field()).hasValue(new Finding.Field(1, "x"));
    assertThat(finding.row()).hasValue(1);
  }

  @Test
  void columnsAreFoundByTheirExactNames() throws IOException {
    assertThat(run("INT").findings(new CellTypes(), "X\nold\n")).isEmpty();
    assertThat(run("INT").findings(new CellTypes(), " x \nold\n")).hasSize(1);
  }

  @Test
  void theTimeOfSeriesIsLeftToItsOwnRules() throws IOException {
    var csv = "timestamp\nsoon\n";
    var grouped = new Column("timestamp", "INT");
    assertThat(run(Category.TIME_SERIES_CLASSIFICATION, grouped).findings(new CellTypes(), csv))
        .isEmpty();
    var single = new Column("timestamp", "TIMESTAMP");
    assertThat(run(Category.TIME_SERIES_FORECASTING, single).findings(new CellTypes(), csv))
        .isEmpty();
    assertThat(run(Category.TABULAR_REGRESSION, single).findings(new CellTypes(), csv)).hasSize(1);
  }

  private static List<String> found(String type, String... cells) throws IOException {
    return ids(run(type).findings(new CellTypes(), csv(cells)));
  }

  private static List<String> ids(List<Finding> findings) {
    return findings.stream()
        .map(finding -> finding.id() + " " + finding.row().orElseThrow())
        .toList();
  }

  private static RowRuleRun run(String type) {
    return run(Category.TABULAR_CLASSIFICATION, new Column("x", type));
  }

  private static RowRuleRun run(Category category, Column column) {
    return new RowRuleRun(
        DatasetRequest.builder(Path.of("unused"), "t", category).schema(List.of(column)).build());
  }

  /** A table whose second column holds the cells. */
  private static String csv(String... cells) {
    var csv = new StringBuilder("first,x\n");
    Arrays.stream(cells).forEach(cell -> csv.append("1,\"").append(cell).append("\"\n"));
    return csv.toString();
  }
}
