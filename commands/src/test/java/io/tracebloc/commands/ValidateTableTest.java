package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables on the command line: one CSV file, its column types, and what is noted about them. */
final class ValidateTableTest {
  @TempDir private Path directory;
  private Terminal terminal;

  @BeforeEach
  void writeLoans() throws IOException {
    terminal = new Terminal().in(directory);
    write("loans.csv", "key,age,rate,defaulted\n7,30,1.5,yes\n9,41,2,no\n4,30,3,no\n");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private Terminal.Result validate(String... more) {
    var words =
        new ArrayList<>(
            List.of(
                "validate",
                "loans.csv",
                "--task=tabular_classification",
                "--label-column=defaulted"));
    words.addAll(List.of(more));
    return terminal.run(words.toArray(String[]::new));
  }

  @Test
  void typesAreInferredAndShownOnRequest() {
    var result = validate("-v");
    assertThat(result.code()).isZero();
    assertThat(result.out()).startsWith("loans.csv: ok (3 records, 1 file, ");
    assertThat(result.err())
        .contains("Note COL-03: loans.csv: Whole numbers that never repeat, like ids: 'key'.")
        .contains("age: \"INT\"", "rate: \"FLOAT\"", "defaulted: \"BOOLEAN\"");
  }

  @Test
  void notesDoNotRejectEvenWhenStrict() throws IOException {
    assertThat(validate("--strict").code()).isZero();
    write("loans.csv", "key,age,rate,defaulted\n7,30,1.5,yes\n9,41,2,no\n4,30,3,\n");
    assertThat(validate().code()).isZero();
    var strict = validate("--strict");
    assertThat(strict.code()).isEqualTo(3);
    assertThat(strict.err()).contains("Problem LBL-02").contains("Note COL-03");
  }

  @Test
  void notesAreCalledSoInJson() {
    assertThat(validate("-o", "json").out())
        .contains("\"rule\": \"COL-03\"", "\"severity\": \"note\"", "\"warnings\": 0");
  }

  @Test
  void typesAreTakenFromTheCommandLine() {
    var result = validate("-v", "--schema", "rate:DECIMAL(10,2),defaulted:VARCHAR(3)");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("rate: \"DECIMAL(10,2)\"", "defaulted: \"VARCHAR(3)\"")
        .doesNotContain("age");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types.yaml|rate: DECIMAL(10,2)\ndefaulted: VARCHAR(3)\n",
        "types.json|{\"rate\": \"DECIMAL(10,2)\", \"defaulted\": \"VARCHAR(3)\"}",
        "types.txt|# what to keep\nrate: DECIMAL(10,2)\n\ndefaulted:VARCHAR(3)",
        "types|rate:DECIMAL(10,2),defaulted:VARCHAR(3)\r\n",
      })
  void typesAreTakenFromAFile(String file) throws IOException {
    var parts = file.split("\\|", 2);
    write(parts[0], parts[1]);
    var result = validate("-v", "--schema-file", parts[0]);
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("rate: \"DECIMAL(10,2)\"", "defaulted: \"VARCHAR(3)\"")
        .doesNotContain("age");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "types.yaml|rate: NUMBER|Column 'rate' has the unknown type 'NUMBER' (TAB-06).",
        "types.yaml|age: INT\nrate: 5|The type of column 'rate' (line 2) is no text.",
        "types.yaml|age: INT\nage: FLOAT|line 2: the key 'age' occurs twice",
        "types.yaml|{}|No column types are given.",
        "types.txt|#nothing|No column types are given.",
        "types.txt|age|'age' names no column with its type.",
      })
  void wrongTypesInAFileAreWrongInput(String file) throws IOException {
    var parts = file.split("\\|", 3);
    write(parts[0], parts[1]);
    var result = validate("--schema-file", parts[0]);
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains(parts[2]);
  }

  @Test
  void aFileThatCannotBeReadIsALocalProblem() throws IOException {
    assertThat(validate("--schema-file", "absent.yaml").code()).isEqualTo(3);
    write("list.yaml", "- age\n");
    var result = validate("--schema-file", "list.yaml");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("is not a mapping of keys to values")
        .contains("Write each column as 'name: TYPE'");
  }

  @Test
  void typesAreGivenInOneWayOnly() throws IOException {
    write("types.yaml", "age: INT\n");
    var result = validate("--schema=age:INT", "--schema-file=types.yaml");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("Column types are given twice.");
  }

  @Test
  void typesBelongToTablesOnly() {
    var result =
        terminal.run(
            "validate",
            "loans.csv",
            "--task=text_classification",
            "--label-column=defaulted",
            "--schema=age:INT");
    assertThat(result.err())
        .contains("Problem OPT-01: A schema does not belong to text_classification");
  }
}
