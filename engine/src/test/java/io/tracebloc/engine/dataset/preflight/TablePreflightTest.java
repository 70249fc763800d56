package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules for every table, one broken thing at a time (5.3, 5.5, 6.2). */
final class TablePreflightTest {
  private static final String TYPES = "age:INT,income:FLOAT,plan:VARCHAR(6)";

  @TempDir private Path folder;
  private Table table;

  @BeforeEach
  void writeCustomers() {
    table =
        new Table(folder, Category.TABULAR_CLASSIFICATION, "plan")
            .rows("age,income,plan", "30,1000.5,basic", "40,2000,family", "30,,basic");
  }

  @Test
  void acceptsATableAndTellsItsFacts() {
    var checked = table.accepted().orElseThrow();
    assertThat(table.findings()).isEmpty();
    assertThat(checked.rows()).isEqualTo(3);
    assertThat(checked.classes()).hasValue(2);
    assertThat(checked.labelColumn()).contains("plan");
    assertThat(checked.schema())
        .containsExactly(
            new Column("age", "INT"),
            new Column("income", "FLOAT"),
            new Column("plan", "VARCHAR(6)"));
    assertThat(checked.files()).singleElement().extracting("target").isEqualTo("labels.csv");
  }

  @Test
  void aFolderWithOneCsvFileIsATable() throws IOException {
    Files.writeString(folder.resolve("readme.txt"), "About the data.");
    Files.createDirectory(folder.resolve("old.csv"));
    table.request(request(folder));
    assertThat(table.problems()).isEmpty();
    Files.writeString(folder.resolve("MORE.CSV"), "a,b\n1,2\n");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION LAY-01 -: There are 2 CSV files in the folder; name the one to take.");
  }

  @Test
  void aFolderWithoutACsvFileIsNone() throws IOException {
    table.request(request(Files.createDirectory(folder.resolve("empty"))));
    assertThat(table.problems())
        .containsExactly(
            "REJECTION LAY-01 -: There is no CSV file in the folder; a table is one file that ends in .csv.");
  }

  @Test
  void aLinkIsNotFollowed() throws IOException {
    var link = folder.resolve("sub");
    Files.createDirectory(link);
    Files.createSymbolicLink(link.resolve("data.csv"), folder.resolve("data.csv"));
    table.request(request(link));
    assertThat(table.problems()).singleElement().asString().startsWith("REJECTION LAY-04");
  }

  private static DatasetRequest request(Path path) {
    return DatasetRequest.of(path, "cases", Category.TABULAR_CLASSIFICATION)
        .withLabelColumn("plan");
  }

  @Test
  void tab01RejectsAByteOrderMark() {
    table.bytes("\ufeffage,plan\n30,basic\n40,family\n".getBytes(StandardCharsets.UTF_8));
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TAB-01 data.csv: The file starts with a byte order mark; save it as UTF-8 without one (in Excel as \"CSV\", not \"CSV UTF-8\").");
  }

  @Test
  void tab02RejectsDeclaredColumnsThatAreNotThere() {
    table.schema("Age:INT,income:FLOAT,city:TEXT,plan:TEXT");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TAB-02 data.csv: Declared columns that are not in the header: 'Age', 'city'; the columns are 'age', 'income', 'plan'. Case counts.");
  }

  @Test
  void tab02TakesHeadersWithoutTheBlanksAroundThem() {
    table.rows(" age ,\tincome,plan", "30,1,basic", "40,2,family").schema(TYPES);
    assertThat(table.problems()).isEmpty();
    assertThat(table.accepted()).isPresent();
  }

  @Test
  void tab02NeedsNotAllColumnsToBeDeclared() {
    assertThat(table.schema("income:FLOAT,plan:TEXT").problems()).isEmpty();
  }

  @Test
  void tab03ReportsEveryCellThatIsNoNumber() {
    table.rows("age,income,plan", "30,1,basic", "x,2,family", "3.5,3,basic").schema(TYPES);
    assertThat(table.problems())
        .satisfiesExactly(
            line ->
                assertThat(line).startsWith("REJECTION TAB-03 data.csv:2[age]: 'x' is no number"),
            line ->
                assertThat(line)
                    .startsWith("REJECTION TAB-03 data.csv:3[age]: '3.5' is no whole number"));
  }

  @Test
  void tab03LooksBeyondTheRowsThatTypesAreToldFrom() {
    var lines = new ArrayList<>(List.of("age,plan"));
    IntStream.range(0, 5000).forEach(row -> lines.add(row % 90 + (row % 2 == 0 ? ",a" : ",b")));
    lines.add("unknown,a");
    table.rows(lines.toArray(String[]::new));
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION TAB-03 data.csv:5001[age]: 'unknown' is no number");
  }

  @Test
  void tab04RejectsTextsThatAreTooLong() {
    table.schema("plan:VARCHAR(5)");
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION TAB-04 data.csv:2[plan]: ");
  }

  @Test
  void tab05RejectsInfinity() {
    table.rows("age,income,plan", "30,1,basic", "40,inf,family").schema(TYPES);
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION TAB-05 data.csv:2[income]: ");
  }

  @Test
  void tab06RejectsUnknownTypesAndRemarksThoseThatOlderClustersLack() {
    table.request(
        table.request().toBuilder()
            .schema(List.of(new Column("age", "NUMBER"), new Column("plan", "TEXT")))
            .build());
    assertThat(table.problems()).singleElement().asString().startsWith("REJECTION TAB-06 data.csv");
    table.schema("age:TINYINT,plan:TEXT");
    assertThat(table.problems()).singleElement().asString().startsWith("WARNING TAB-06 data.csv");
  }

  @Test
  void tab07RejectsReservedNamesWhenTheyAreDeclared() {
    table.rows("id,status,plan", "1,2,basic", "1,3,family").schema("id:INT,status:INT,plan:TEXT");
    assertThat(table.problems())
        .containsExactly(
            "REJECTION TAB-07 data.csv: The cluster keeps columns of its own under these names: 'id', 'status'; rename them or leave them out of the column types.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ID", "label", "Status", "Filename"})
  void tab07TakesNamesThatAreOnlySimilar(String name) {
    table.rows(name + ",plan", "1,basic", "1,family").schema(name + ":INT,plan:TEXT");
    assertThat(table.problems()).isEmpty();
  }

  @Test
  void tab07RejectsNamesThatAreTooLong() {
    var longest = "🌲".repeat(64);
    table.rows(longest + ",plan", "1,basic", "1,family");
    assertThat(table.problems()).isEmpty();
    table.rows(longest + "x,plan", "1,basic", "1,family");
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION TAB-07 data.csv: Column names of more than 64 characters: '🌲");
  }

  @Test
  void tab07RejectsMoreColumnsThanATableCanHave() {
    assertThat(wide(4000).problems()).isEmpty();
    assertThat(wide(4001).problems())
        .containsExactly(
            "REJECTION TAB-07 data.csv: 4,001 columns, but a table can have 4,000; declare only those that are needed.");
  }

  private Table wide(int columns) {
    var header = new StringBuilder("plan");
    var row = new StringBuilder();
    for (var column = 1; column < columns; column++) {
      header.append(",c").append(column);
      row.append(",1");
    }
    return table.rows(header.toString(), "basic" + row, "family" + row);
  }

  @Test
  void gen03RejectsColumnsOfOneName() {
    table.rows("age,plan,age", "1,basic,2", "3,family,4");
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION GEN-03 data.csv: Columns that occur more than once: 'age'");
  }

  @Test
  void gen04And05NeedAHeaderAndARow() {
    assertThat(table.rows("age,plan").problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION GEN-04 data.csv");
    assertThat(table.bytes(new byte[0]).problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION GEN-05 data.csv");
  }

  @Test
  void gen06RejectsRowsThatAreTooLong() {
    table.rows("age,plan", "1,basic", "3,family,4");
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION GEN-06 data.csv:2: 3 cells where the header has 2");
  }

  @Test
  void lbl01IsAWrongOption() {
    table.request(table.request().withLabelColumn("tariff"));
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION LBL-01 data.csv: There is no label column 'tariff'");
    var result = (RejectedDataset) new Preflight(1).run(table.request(), finding -> {});
    assertThat(result.failure()).isInstanceOf(InputFailure.class);
  }

  @Test
  void wrongDataAreALocalProblem() {
    table.rows("age,plan", "1,basic", "3,basic");
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION DIV-01 data.csv[plan]: ");
    var result = (RejectedDataset) new Preflight(1).run(table.request(), finding -> {});
    assertThat(result.failure()).isInstanceOf(LocalFailure.class);
  }

  @Test
  void lbl02RemarksMissingLabels() {
    table.rows("age,plan", "1,basic", "3,family", "3,");
    assertThat(table.problems())
        .containsExactly("WARNING LBL-02 data.csv:3[plan]: The label is blank.");
  }

  @Test
  void regressionNeedsNoDiversity() {
    table = new Table(folder, Category.TABULAR_REGRESSION, "rent");
    assertThat(table.rows("rooms,rent", "2,900", "2,900").problems()).isEmpty();
    assertThat(table.rows("rooms,Rent", "2,900").accepted().orElseThrow().labelColumn())
        .contains("Rent");
  }

  @Test
  void inferredColumnsAreNoted() {
    table.rows("id,,age,key,empty,plan,status", "1,0,30,7,,basic,x", "2,1,30,8,NA,family,y");
    assertThat(table.problems()).isEmpty();
    assertThat(table.notes())
        .containsExactly(
            "NOTE COL-01 data.csv: 1 column without a name is left out.",
            "NOTE COL-01 data.csv: Left out, because the cluster keeps columns of its own under these names: 'id', 'status'. Rename them to have them stored.",
            "NOTE COL-02 data.csv: No value in the first rows, so the type is a guess: 'empty'. Declare the type if there are any later.",
            "NOTE COL-03 data.csv: Whole numbers that never repeat, like ids: 'key'. Remove such columns if they are to teach nothing.");
    assertThat(table.accepted().orElseThrow().schema())
        .extracting(Column::name)
        .containsExactly("age", "key", "empty", "plan");
  }

  @Test
  void theLabelIsNoId() {
    table = new Table(folder, Category.TABULAR_REGRESSION, "Rent");
    assertThat(table.rows("rooms,rent", "2,900", "2,800").notes()).isEmpty();
    table = new Table(folder, Category.TIME_TO_EVENT_PREDICTION, "failed");
    table.request(table.request().toBuilder().timeColumn(Optional.of("hours")).build());
    assertThat(table.rows("hours,failed", "2,1", "3,1").notes()).isEmpty();
  }

  @Test
  void nothingIsInferredOrNotedWhereColumnsAreDeclared() {
    table.rows("id,key,plan", "1,7,basic", "2,8,family").schema("plan:TEXT");
    assertThat(table.findings()).isEmpty();
    assertThat(table.accepted().orElseThrow().schema()).containsExactly(new Column("plan", "TEXT"));
  }

  @Test
  void typesAreToldFromTheFirstFiveThousandRowsOnly() {
    var lines = new ArrayList<>(List.of("size,plan"));
    IntStream.range(0, 4999).forEach(row -> lines.add(row % 2 == 0 ? "1,a" : "2,b"));
    lines.add("1.5,a");
    lines.add("text,a");
    table.rows(lines.toArray(String[]::new));
    // Row 5000 counts, row 5001 does not.
    assertThat(table.problems())
        .singleElement()
        .asString()
        .startsWith("REJECTION TAB-03 data.csv:5001[size]: 'text' is no number")
        .contains("FLOAT");
  }

  @Test
  void aTableThatIsNoTextIsNotInferredFrom() {
    table.bytes("age,plan\n1,b\u00e4sic\n2,f\u00e4mily\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(table.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.id()).isEqualTo("GEN-02"));
    table.bytes("age,plan\n1,a\n2,\0b\n".getBytes(StandardCharsets.UTF_8));
    assertThat(table.findings())
        .singleElement()
        .satisfies(finding -> assertThat(finding.id()).isEqualTo("GEN-01"));
  }
}
