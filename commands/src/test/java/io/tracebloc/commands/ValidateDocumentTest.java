package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValidateDocumentTest {
  private static final String STAGED =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: image_classification
      table: leaves
      intent: train
      csv: /data/shared/.tracebloc-staging/leaves/labels.csv
      images: /data/shared/.tracebloc-staging/leaves/images/
      label: disease
      """;
  private static final String LOCAL =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: text_classification
      table: mails
      intent: train
      csv: mails.csv
      texts: bodies/
      label: topic
      """;

  @TempDir private Path directory;
  private Terminal terminal;

  @BeforeEach
  void writeMails() throws IOException {
    terminal = new Terminal().in(directory);
    Files.createDirectories(directory.resolve("sets/bodies"));
    file("sets/mails.csv", "filename,topic\na.txt,work\nb.txt,home\n");
    file("sets/bodies/a.txt", "The meeting is at nine.\n");
    file("sets/bodies/b.txt", "The dog is fed.\n");
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private Terminal.Result validate(String document, String... more) throws IOException {
    file("sets/ingest.yaml", document);
    var line = new String[2 + more.length];
    line[0] = "validate";
    line[1] = "sets/ingest.yaml";
    System.arraycopy(more, 0, line, 2, more.length);
    return terminal.run(line);
  }

  @Test
  void aDocumentForTheClusterIsCheckedAlone() throws IOException {
    var result = validate(STAGED);
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("sets/ingest.yaml: ok\n");
    assertThat(result.err())
        .startsWith("sets/ingest.yaml: only the document was checked: its paths lie under /data/");
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void aDocumentComesFromStandardInput() throws IOException {
    file("-", "no document");
    var result = terminal.fed(STAGED).run("validate", "-");
    assertThat(result.out()).isEqualTo("standard input: ok\n");
    assertThat(result.code()).isZero();

    var wrong = terminal.fed(STAGED.replace("intent: train", "intent: tain")).run("validate", "-");
    assertThat(wrong.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(wrong.err()).contains("standard input:", "intent (line 5, column");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest.yml", "INGEST.YAML", "ingest.json"})
  void aDocumentIsKnownByItsName(String name) throws IOException {
    file(name, STAGED);
    var result = terminal.run("validate", name);
    assertThat(result.out()).isEqualTo(name + ": ok\n");
    assertThat(result.code()).isZero();
  }

  @Test
  void aDocumentWithoutItsFilesIsCheckedAlone() throws IOException {
    var result = validate(LOCAL.replace("mails.csv", "a.csv").replace("bodies", "b"), "-o", "json");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\"dataset_checked\": false");
    assertThat(result.err()).contains("its files are not on this machine");

    var strict = validate(LOCAL.replace("mails.csv", "a.csv").replace("bodies", "b"), "--strict");
    assertThat(strict.code()).isEqualTo(3);
    assertThat(strict.err()).contains("Correct the paths in it, or leave out --strict");
  }

  @Test
  void withoutItsFilesNothingTellsWhatADocumentLeavesOut() throws IOException {
    var table =
        """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: tabular_classification
        table: loans
        intent: train
        csv: loans.csv
        label: paid
        """;
    var absent = validate(table);
    assertThat(absent.code()).isEqualTo(2);
    assertThat(absent.out()).isEmpty();
    assertThat(absent.err())
        .startsWith(
            "sets/ingest.yaml:\n  <root> (line 1, column 1): 'schema' is a required property\n");

    assertThat(validate(table + "schema: {paid: INT}\n").code()).isZero();

    file("sets/loans.csv", "paid\n1\n0\n");
    assertThat(validate(table).code()).isZero();
  }

  @Test
  void theDatasetOfALocalDocumentIsCheckedToo() throws IOException {
    var result = validate(LOCAL);
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("sets/ingest.yaml: ok (2 records, 3 files, ");
    assertThat(result.code()).isZero();
  }

  @Test
  void problemsOfTheDatasetAreToldWithTheNamesOfTheDocument() throws IOException {
    Files.delete(directory.resolve("sets/bodies/b.txt"));
    var result = validate(LOCAL);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("TXT-03: mails.csv, row 2, column 'filename': ");
  }

  @Test
  void verboseShowsWhatWouldBeSubmitted() throws IOException {
    assertThat(validate(LOCAL, "-v").err())
        .contains("texts: \"/data/shared/.tracebloc-staging/mails/texts/\"\n");
  }

  @Test
  void everyViolationOfTheSchemaIsListedWithItsPlace() throws IOException {
    var result = validate(STAGED.replace("image_classif", "image_clasif") + "lable: x\n");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .startsWith("sets/ingest.yaml:\n  <root> (line 9, column 1): Additional properties")
        .contains("\n  category (line 3, column 11): ")
        .endsWith(
            """
            Error: sets/ingest.yaml: schema validation failed (2 issues)
            Correct the document as described above.
            """);
  }

  @Test
  void jsonHoldsTheViolations() throws IOException {
    assertThat(validate(STAGED.replace("train", "both"), "-o", "json").out())
        .contains("\"kind\": \"enum\"", "\"line\": 5", "\"column\": 9", "\"exit_code\": 2");
  }

  @Test
  void whatIsNoYamlIsALocalProblem() throws IOException {
    assertThat(validate("a: [").code()).isEqualTo(3);
  }

  @Test
  void aKeyThatOccursTwiceIsTold() throws IOException {
    var result = validate(LOCAL + "table: letters\n");
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .isEqualTo(
            "Warning: sets/ingest.yaml: line 9: the key 'table' occurs twice; the last one counts\n");
  }

  @Test
  void allDocumentsOfAFileAreChecked() throws IOException {
    var result = validate(LOCAL + "---\n" + LOCAL.replace("mails\n", "letters\n"));
    assertThat(result.code()).isZero();
    assertThat(result.out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("): ok (2 records"));
  }

  @Test
  void oneBadDatasetSpoilsTheFileButTheOthersAreChecked() throws IOException {
    var bad = LOCAL.replace("label: topic", "label: nowhere");
    var result = validate(bad + "---\n" + LOCAL, "--output-json");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("LBL-01")
        .contains("sets/ingest.yaml (document 2): ok (2 records");
    assertThat(result.out())
        .containsSubsequence(
            "\"document\": \"sets/ingest.yaml (document 1)\"",
            "\"status\": \"error\"",
            "\"document\": \"sets/ingest.yaml (document 2)\"",
            "\"status\": \"succeeded\"",
            "\"exit_code\": 2");
  }

  @Test
  void severalBadDatasetsAreCounted() throws IOException {
    var options = LOCAL.replace("label: topic", "label: nowhere");
    var data = LOCAL.replace("texts: bodies/", "texts: missing/");
    var result = validate(options + "---\n" + data + "---\n" + LOCAL);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("Error: sets/ingest.yaml: 2 of 3 documents have problems\n");
  }

  @Test
  void whatTheDocumentSaysCannotBeGivenBesides() throws IOException {
    var result = validate(LOCAL, "--task=seq2seq", "--intent", "test");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--task, --intent cannot be given besides");
  }

  @Test
  void anotherSchemaCounts() throws IOException {
    file("strict.yaml", "type: object\nproperties:\n  table: {maxLength: 3}\n");
    var result = validate(LOCAL, "--spec-schema", "strict.yaml");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("  table (line 4, column 8): ");
  }

  @Test
  void anotherSchemaMustBeOne() throws IOException {
    file("broken.json", "{\"type\": 5}");
    assertThat(validate(LOCAL, "--spec-schema=broken.json").code()).isEqualTo(2);
    assertThat(validate(LOCAL, "--spec-schema=missing.json").code()).isEqualTo(3);
  }

  @Test
  void aDatasetOfADocumentIsTakenAsStrictlyAsAskedFor() throws IOException {
    file("sets/mails.csv", "filename,topic\na.txt,work\nb.txt,home\nb.txt,\n");
    assertThat(validate(LOCAL).code()).isZero();
    assertThat(validate(LOCAL, "--strict").code()).isEqualTo(3);
  }
}
