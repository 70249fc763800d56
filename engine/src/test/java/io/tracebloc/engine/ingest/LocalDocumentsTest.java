package io.tracebloc.engine.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.Column;
import io.tracebloc.engine.dataset.DatasetFolder;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Pictures;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents whose paths lead to files on this machine, and what becomes of them in the cluster. */
final class LocalDocumentsTest {
  private static final SpecSchema SCHEMA = SpecSchema.embedded();

  private static final String PETS =
      """
      apiVersion: tracebloc.io/v1
      kind: IngestConfig
      category: image_classification
      table: pets
      intent: test
      csv: meta/animals.csv
      images: pics
      label: Label
      """;

  @TempDir Path temporary;

  private DatasetFolder pets() throws IOException {
    return new DatasetFolder(temporary)
        .file("meta/animals.csv", "filename,label\na.png,cat\nb.png,dog\n")
        .file("pics/a.png", Pictures.png(8, 6))
        .file("pics/b.png", Pictures.png(8, 6));
  }

  @Test
  void isCompletedForTheCluster() throws IOException {
    var dataset = pets();
    var document = local(PETS);

    assertThat(document.isHere()).isTrue();
    var checked = (CheckedDataset) dataset.check(document.request());
    assertThat(new IngestConfigWriter(SCHEMA, document.template()).write(checked).yaml())
        .isEqualTo(
            """
            apiVersion: "tracebloc.io/v1"
            kind: "IngestConfig"
            category: "image_classification"
            table: "pets"
            intent: "test"
            csv: "/data/shared/.tracebloc-staging/pets/labels.csv"
            images: "/data/shared/.tracebloc-staging/pets/images/"
            label: "label"
            spec:
              file_options:
                extension: ".png"
                target_size: [8, 6]
            """);
    assertThat(checked.files())
        .extracting(file -> file.target())
        .containsExactly("labels.csv", "images/a.png", "images/b.png");
  }

  @Test
  void keepsWhatTheUserWrote() throws IOException {
    var dataset = pets();
    var document =
        local(
            PETS
                + """
                data_id: {strategy: column, column: filename}
                masks: nowhere/
                spec:
                  processors:
                    - script: a.py
                      class: B
                      args: {since: 2024-01-02, ratio: 1e+3, deep: [[1, {key: 'on'}], []], none: ~}
                  csv_options: {chunk_size: 10}
                  file_options: {min_size: [2, 1], extention: jpg}
                """);
    var checked = (CheckedDataset) dataset.check(document.request());

    assertThat(new IngestConfigWriter(SCHEMA, document.template()).write(checked).yaml())
        .endsWith(
            """
            label: "label"
            data_id:
              strategy: "column"
              column: "filename"
            spec:
              processors:
                - script: "a.py"
                  class: "B"
                  args:
                    since: !!timestamp "2024-01-02"
                    ratio: "1e+3"
                    deep:
                      - - 1
                        - key: "on"
                      - []
                    none: null
              csv_options:
                chunk_size: 10
              file_options:
                min_size: [2, 1]
                extention: "jpg"
                extension: ".png"
                target_size: [8, 6]
            """);
    assertThat(document.request().recordIdColumn()).contains("filename");
    assertThat(document.remarks())
        .containsExactly(
            "line 12: 'spec.processors' has no effect: the ingestor ignores it",
            "line 17: 'spec.file_options.extention' is not a setting that the contract knows; is it misspelt?",
            "line 10: 'masks' does not belong to image_classification; it is left out");
  }

  @Test
  void namesFilesAsTheUserDoes() throws IOException {
    var dataset = pets().file("pics/b.png", "no picture").file("pics/c.png", Pictures.png(8, 6));
    dataset.check(local(PETS).request());
    assertThat(dataset.findings())
        .extracting(Finding::file)
        .contains(Optional.of("pics/b.png"))
        .allMatch(file -> file.isEmpty() || !file.get().startsWith("images"));
  }

  @Test
  void saysWhichOfItsPathsIsMissing() throws IOException {
    var dataset = pets().without("pics/a.png").without("pics/b.png");
    Files.delete(temporary.resolve("pics"));
    dataset.check(local(PETS).request());
    assertThat(dataset.findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.id()).isEqualTo("LAY-02");
              assertThat(finding.file()).contains("pics/");
              assertThat(finding.message()).contains("pics/");
            });
  }

  @Test
  void standsBesideOthersInOneFile() throws IOException {
    pets();
    var read = read("# two sets\n---\n" + PETS + "---\n" + PETS.replace("pets", "pets2") + "---\n");
    assertThat(read)
        .extracting(ReadDocument::name)
        .containsExactly("ingest.yaml (document 1)", "ingest.yaml (document 2)");
    assertThat(read)
        .extracting(document -> ((LocalDocument) document).request().table())
        .containsExactly("pets", "pets2");
  }

  @Test
  void mayLeaveColumnTypesToInference() throws IOException {
    var document =
        local(
            """
            apiVersion: tracebloc.io/v1
            kind: IngestConfig
            category: time_series_classification
            table: beats
            intent: train
            csv: beats.tsv
            label: {column: rhythm, policy: passthrough}
            """);
    assertThat(document.request().schema()).isEmpty();
    assertThat(document.request().category()).isEqualTo(Category.TIME_SERIES_CLASSIFICATION);
    assertThat(document.request().path()).isEqualTo(temporary.resolve("beats.tsv"));
    assertThat(document.isHere()).isFalse();
  }

  @Test
  void isCheckedAgainstTheSchemaFirst() throws IOException {
    var read = read("---\n" + PETS.replace("intent: test", "intent: both") + "lable: x\n");
    assertThat(read.getFirst()).isInstanceOf(InvalidDocument.class);
    assertThat(((InvalidDocument) read.getFirst()).violations())
        .extracting(v -> v.pathText() + " " + v.line().orElseThrow())
        .containsExactly("<root> 10", "intent 6");
    assertThat(((InvalidDocument) read.getFirst()).failure())
        .isInstanceOf(InputFailure.class)
        .hasMessage("ingest.yaml: schema validation failed (2 issues)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "csv: meta/animals.csv | csv: /data/shared/pets/labels.csv | /data/shared",
        "images: pics | images: /data/shared/pets/images/ | /data/shared",
        "csv: meta/animals.csv | json: animals.json | json"
      })
  void isNotPushedFromElsewhere(String line, String other, String reason) throws IOException {
    var read = read(PETS.replace(line, other)).getFirst();
    assertThat(read).isInstanceOf(RemoteDocument.class);
    assertThat(((RemoteDocument) read).refusal())
        .hasMessageStartingWith("ingest.yaml cannot be pushed: ")
        .hasMessageContaining(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"../other/labels.csv", "/etc/hosts", "./a/../labels.csv"})
  void mayLeadAnywhereOnThisMachine(String path) throws IOException {
    var request = local(PETS.replace("meta/animals.csv", path)).request();
    assertThat(request.parts().orElseThrow().manifest().path())
        .isEqualTo(temporary.resolve(path).normalize());
  }

  @Test
  void stagesNothingUnderAUserChosenName() throws IOException {
    var dataset = pets();
    var document = local(PETS.replace("pics", "meta/../pics/."));
    var checked = (CheckedDataset) dataset.check(document.request());
    assertThat(checked.files()).allMatch(file -> file.target().matches("labels.csv|images/..png"));
  }

  @Test
  void mustHoldPaths() {
    assertThatThrownBy(() -> local(PETS.replace("pics", "\"a\\0b\"")))
        .isInstanceOf(InputFailure.class)
        .hasMessage("'images' is not a path: a\\x00b");
  }

  @Test
  void saysHowItsTableIsToBeRead() throws IOException {
    var dataset = new DatasetFolder(temporary).file("things.tsv", "a;b\n1;'x;y'\n2;z\n");
    var document =
        local(
            """
            apiVersion: tracebloc.io/v1
            kind: IngestConfig
            category: tabular_classification
            table: things
            intent: train
            csv: things.tsv
            label: b
            spec: {csv_options: {delimiter: ";", quotechar: "'"}}
            """);
    var checked = (CheckedDataset) dataset.check(document.request());
    assertThat(checked.schema())
        .containsExactly(new Column("a", "INT"), new Column("b", "VARCHAR(3)"));
    assertThat(new IngestConfigWriter(SCHEMA, document.template()).write(checked).yaml())
        .contains("    delimiter: \";\"\n    quotechar: \"'\"\n");
  }

  @Test
  void saysWhatTheIngestorTakesForAnEscape() throws IOException {
    var dataset =
        new DatasetFolder(temporary)
            .file("meta/animals.csv", "filename,label\na^1.png,cat\nb\\2.png,dog\n")
            .file("pics/a^1.png", Pictures.png(8, 6))
            .file("pics/b\\2.png", Pictures.png(8, 6));

    dataset.check(local(PETS).request());
    assertThat(dataset.findings())
        .filteredOn(finding -> finding.severity() == Finding.Severity.REJECTION)
        .singleElement()
        .satisfies(
            finding -> assertThat(finding.message()).contains("b\\2.png", "holds a backslash"));

    dataset.check(local(PETS + "spec: {csv_options: {escapechar: '^'}}\n").request());
    assertThat(dataset.findings())
        .filteredOn(finding -> finding.severity() == Finding.Severity.REJECTION)
        .singleElement()
        .satisfies(
            finding ->
                assertThat(finding.message()).contains("a^1.png", "holds the escapechar '^'"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"^^", "§", ",", "\"", "\n"})
  void mustHaveAnEscapeThatTheIngestorCanUse(String escape) {
    var options = "spec: {csv_options: {escapechar: %s}}\n".formatted(YamlText.quoted(escape));
    assertThatThrownBy(() -> local(PETS + options))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("cannot be checked");
  }

  @Test
  void mayDeclareColumnsOfTexts() throws IOException {
    var dataset =
        new DatasetFolder(temporary)
            .file("labels.csv", "filename,topic,stars\na,x,1\nb,y,many\n")
            .file("texts/a.txt", "one")
            .file("texts/b.txt", "two");
    var text =
        """
        apiVersion: tracebloc.io/v1
        kind: IngestConfig
        category: text_classification
        table: things
        intent: train
        csv: labels.csv
        texts: texts
        label: topic
        """;
    dataset.check(local(text).request());
    assertThat(dataset.rejections()).isEmpty();
    dataset.check(local(text + "schema: {stars: INT, moons: INT}\n").request());
    assertThat(dataset.rejections()).containsExactly("TAB-02", "TAB-03");
    dataset.check(local(text + "schema: {' topic ': VARCHAR(1)}\n").request());
    assertThat(dataset.rejections()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "time_column: hours",
        "spec: {file_options: {time_column: hours}}",
        "time_column: years\nspec: {file_options: {time_column: hours}}"
      })
  void mayNameItsTimeColumn(String setting) throws IOException {
    var dataset = new DatasetFolder(temporary).file("pumps.csv", "hours,failed\n7,0\n9.5,1\n");
    var document =
        local(
            """
            apiVersion: tracebloc.io/v1
            kind: IngestConfig
            category: time_to_event_prediction
            table: pumps
            intent: train
            csv: pumps.csv
            schema: {hours: FLOAT, failed: INT}
            label: {column: failed, policy: passthrough}
            """
                + setting);
    var checked = (CheckedDataset) dataset.check(document.request());
    assertThat(dataset.rejections()).isEmpty();
    assertThat(new IngestConfigWriter(SCHEMA, document.template()).write(checked).yaml())
        .containsOnlyOnce("time_column: \"hours\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\s+", "§", "\"", "\n"})
  void mustBeReadable(String delimiter) {
    var options = "spec: {csv_options: {delimiter: %s}}\n".formatted(YamlText.quoted(delimiter));
    assertThatThrownBy(() -> local(PETS + options))
        .isInstanceOf(InputFailure.class)
        .hasMessageContaining("cannot be checked");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "---\n---\n", "# nothing"})
  void mustHoldSomething(String text) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(LocalFailure.class)
        .hasMessageEndingWith("is empty.");
  }

  private LocalDocument local(String text) throws IOException {
    return (LocalDocument) read(text).getFirst();
  }

  private List<ReadDocument> read(String text) throws IOException {
    var file = Files.writeString(temporary.resolve("ingest.yaml"), text);
    return new DocumentReader(SCHEMA).read(DocumentSource.file(file, "ingest.yaml"));
  }
}
