package io.tracebloc.engine.dataset.preflight;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetFolder;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.dataset.RejectedDataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables that break just one rule about cells or types. */
final class TableCellsPreflightTest {
  private static final List<Column> SCHEMA =
      List.of(
          new Column("age", "INT"),
          new Column("income", "FLOAT"),
          new Column("code", "VARCHAR(4)"),
          new Column("paid", "BOOLEAN"),
          new Column("due", "DATE"),
          new Column("y", "INT"));
  private static final String HEADER = "age,income,code,paid,due,y\n";
  private static final String ROW = "31,2.5,ab1,yes,2024-02-29,1\n";

  @TempDir private Path root;

  @Test
  void aTableThatKeepsAllRulesIsAccepted() throws IOException {
    var table = table(HEADER + ROW + ",,,,,2\nNA,NULL,none,n/a,NaN,1.0\n");
    assertThat(check(table)).isInstanceOf(CheckedDataset.class);
    assertThat(table.findings()).filteredOn(f -> !f.id().equals("LBL-02")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TAB-03, age, 'old,2,a,no,2024-01-01,2'",
    "TAB-03, age, '1.5,2,a,no,2024-01-01,2'",
    "TAB-03, income, '1,\"1,5\",a,no,2024-01-01,2'",
    "TAB-05, income, '1,-inf,a,no,2024-01-01,2'",
    "TAB-04, code, '1,2,abcde,no,2024-01-01,2'",
    "TAB-04, paid, '1,2,a,maybe,2024-01-01,2'",
    "TAB-04, due, '1,2,a,no,2024-02-30,2'"
  })
  void oneBadCellRejects(String rule, String column, String row) throws IOException {
    var table = table(HEADER + ROW + row + "\n");
    assertThat(check(table))
        .isInstanceOfSatisfying(
            RejectedDataset.class,
            rejected -> assertThat(rejected.kind()).isEqualTo(Finding.Kind.DATA));
    var finding = table.findings().getFirst();
    assertThat(table.findings()).hasSize(1);
    assertThat(finding.id()).isEqualTo(rule);
    assertThat(finding.row()).hasValue(2);
    assertThat(finding.file()).hasValue("t.csv");
    assertThat(finding.field().map(Finding.Field::name)).hasValue(column);
  }

  @Test
  void aRowThatIsTooLongRejects() throws IOException {
    var table = table(HEADER + ROW + "1,2,a,no,2024-01-01,2,more\n");
    check(table);
    assertThat(table.rejections()).containsExactly("GEN-06");
  }

  @Test
  void oneLabelRejects() throws IOException {
    var table = table(HEADER + ROW + "1,2,a,no,2024-01-01,1.0\n");
    check(table);
    assertThat(table.rejections()).containsExactly("DIV-01");
  }

  @Test
  void anUnknownTypeRejects() throws IOException {
    var table = table("x,y\n1,1\n2,2\n");
    check(table, List.of(new Column("x", "JSON"), new Column("y", "INT")));
    assertThat(table.rejections()).containsExactly("TAB-06");
  }

  @Test
  void bytesThatAreNotUtf8DoNotHideOtherMistakes() throws IOException {
    var text = HEADER + ROW + "old,2,\u00e9,no,2024-01-01,2\n";
    var table = new DatasetFolder(root).file("t.csv", text.getBytes(ISO_8859_1));
    check(table);
    assertThat(table.rejections()).containsExactly("TAB-03", "GEN-02");
  }

  @Test
  void everyBadCellIsTold() throws IOException {
    var rows = new StringBuilder(HEADER).append(ROW);
    for (var row = 2; row <= 100_000; row++) {
      rows.append("old,2,a,no,2024-01-01,2\n");
    }
    var table = table(rows.toString());
    check(table);
    assertThat(table.findings()).hasSize(99_999);
    for (var row = 2; row <= 100_000; row++) {
      assertThat(table.findings().get(row - 2).row()).hasValue(row);
    }
  }

  private DatasetFolder table(String content) throws IOException {
    return new DatasetFolder(root).file("t.csv", content);
  }

  private static PreflightResult check(DatasetFolder table) {
    return check(table, SCHEMA);
  }

  private static PreflightResult check(DatasetFolder table, List<Column> schema) {
    return table.check(
        DatasetRequest.builder(table.root(), "t", Category.TABULAR_CLASSIFICATION)
            .labelColumn(Optional.of("y"))
            .schema(schema)
            .build());
  }
}
