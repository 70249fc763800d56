package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InitTest {
  @TempDir private Path directory;
  private Terminal terminal;

  @BeforeEach
  void startInTheDirectory() {
    terminal = new Terminal().in(directory);
  }

  private void file(String name, String text) throws IOException {
    var file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void loans() throws IOException {
    file(
        "money/Loans 2024.csv",
        "status,age,income,defaulted\n1,33,10.5,no\n2,47,20,yes\n3,58,7.25,no\n");
  }

  private void pictures(String header, String row) throws IOException {
    var text = new StringBuilder(header);
    for (var name : new String[] {"a.png", "b.png"}) {
      var file = directory.resolve("leaves/images/" + name);
      Files.createDirectories(file.getParent());
      ImageIO.write(new BufferedImage(8, 6, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
      text.append(name).append(row.formatted(name));
    }
    file("leaves/labels.csv", text.toString());
  }

  private String written(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }

  @Test
  void aTableBecomesADocument() throws IOException {
    loans();
    var result =
        terminal.run("init", "money", "--task=tabular_classification", "--label-column=Defaulted");
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    Golden.assertSame(result.out() + "\n" + written("money/ingest.yaml"), "init-table.txt");
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void picturesBecomeADocument() throws IOException {
    pictures("filename,disease\n", ",%s\n");
    var result = terminal.run("init", "leaves", "--task", "image_classification");
    assertThat(result.err()).isEmpty();
    Golden.assertSame(result.out() + "\n" + written("leaves/ingest.yaml"), "init-pictures.txt");
  }

  @Test
  void theDocumentOfATableIsFineAtOnce() throws IOException {
    loans();
    terminal.run("init", "money", "--task=tabular_classification", "--label-column=defaulted");
    var result = terminal.run("validate", "money/ingest.yaml");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).startsWith("money/ingest.yaml: ok (3 records, 1 file, ");
  }

  @Test
  void theDocumentOfKeypointsHasTheirSize() throws IOException {
    pictures(
        "filename,side,Annotation,Visibility\n",
        ",%s,\"{\"\"a\"\":[1,2],\"\"b\"\":[3,4]}\",\"{\"\"a\"\":1,\"\"b\"\":1}\"\n");
    terminal.run("init", "leaves", "--task=keypoint_detection", "--number-of-keypoints=2");
    assertThat(written("leaves/ingest.yaml"))
        .contains("label: \"side\"\n", "target_size: [8, 6]\nnumber_of_keypoints: 2\n");
    assertThat(terminal.run("validate", "leaves/ingest.yaml").code()).isZero();
  }

  @Test
  void theDocumentCanStandElsewhere() throws IOException {
    loans();
    var line =
        new String[] {
          "init",
          "money/Loans 2024.csv",
          "--task=tabular_regression",
          "--label-column=income",
          "--name=wages",
          "--label-policy=passthrough",
          "-o"
        };
    Files.createDirectory(directory.resolve("specs"));
    assertThat(terminal.run(with(line, "specs/wages.yaml")).out())
        .startsWith("specs/wages.yaml written.");
    assertThat(written("specs/wages.yaml"))
        .contains(
            "csv: \"../money/Loans 2024.csv\"\n",
            "table: \"wages\"\n",
            "label:\n  column: \"income\"\n  policy: \"passthrough\"\n");

    var printed = terminal.run(with(line, "-"));
    assertThat(printed.out())
        .startsWith("# ")
        .contains("csv: \"money/Loans 2024.csv\"\n")
        .doesNotContain("written");
  }

  private static String[] with(String[] line, String last) {
    var longer = Arrays.copyOf(line, line.length + 1);
    longer[line.length] = last;
    return longer;
  }

  @Test
  void nothingIsOverwrittenUnasked() throws IOException {
    loans();
    file("money/ingest.yaml", "mine");
    var line =
        new String[] {"init", "money", "--task=tabular_classification", "--label-column=defaulted"};
    var result = terminal.run(line);
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .isEqualTo(
            """
            Error: money/ingest.yaml exists already
            Add --force to replace it, or -o FILE to write elsewhere.
            """);
    assertThat(written("money/ingest.yaml")).isEqualTo("mine");

    assertThat(terminal.run(with(line, "--force")).code()).isZero();
    assertThat(written("money/ingest.yaml")).contains("IngestConfig").doesNotContain("mine");
  }

  @Test
  void aMissingTaskIsNamedWithThoseThatFit() throws IOException {
    loans();
    var result = terminal.run("init", "money");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("Add --task TASK, one of tabular_classification, ")
        .doesNotContain("image_classification");
    assertThat(directory.resolve("money/ingest.yaml")).doesNotExist();
  }

  @Test
  void aMissingLabelIsNamedWithTheColumns() throws IOException {
    loans();
    var result = terminal.run("init", "money", "--task=tabular_classification");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("Add --label-column COLUMN, one of status, age, income, defaulted.");
  }

  @Test
  void aMissingNumberOfKeypointsIsNamed() throws IOException {
    pictures("filename,side,Annotation,Visibility\n", ",%s,{},{}\n");
    var result = terminal.run("init", "leaves", "--task=keypoint_detection");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("Add --number-of-keypoints N.");
  }

  @Test
  void aLabelThatIsNoColumnIsRefused() throws IOException {
    loans();
    var result =
        terminal.run("init", "money", "--task=tabular_classification", "--label-column=colour");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("There is no column 'colour'", "status, age, income, defaulted");
  }

  @Test
  void optionsThatDoNotFitAreRefused() throws IOException {
    loans();
    var result =
        terminal.run(
            "init",
            "money",
            "--task=tabular_classification",
            "--label-column=age",
            "--min-size=3x3");
    assertThat(result.code()).isEqualTo(2);
    assertThat(terminal.run("init", "money", "--task=seq2seq", "--name", "no name").code())
        .isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "yaml", "wide"})
  void aFormatIsNoFile(String format) throws IOException {
    loans();
    var line =
        new String[] {"init", "money", "--task=tabular_classification", "--label-column=age", "-o"};
    var result = terminal.run(with(line, format));
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err())
        .contains("-o names the file to write here, not a format such as " + format)
        .contains("-o ./" + format);
    assertThat(directory.resolve(format)).doesNotExist();

    assertThat(terminal.run(with(line, "./" + format)).code()).isZero();
    assertThat(directory.resolve(format)).isRegularFile();
  }

  @Test
  void strictnessIsLeftToTheCheck() throws IOException {
    loans();
    var result = terminal.run("init", "money", "--task=tabular_classification", "--strict");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err()).contains("Unknown option '--strict'");
  }

  @Test
  void whatIsNotThereIsTold() {
    assertThat(terminal.run("init", "nowhere").err())
        .isEqualTo("Error: nowhere does not exist\nCheck the path.\n");
  }

  @Test
  void aFolderOfSeveralTablesIsNoTable() throws IOException {
    loans();
    file("money/more.csv", "a,b\n1,2\n");
    var result = terminal.run("init", "money", "--task=tabular_classification", "--label-column=b");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("several CSV files").contains("Name the CSV file itself.");
  }

  @Test
  void everyTaskOfTextsCanBeChosenForTexts() throws IOException {
    file("mails/labels.csv", "filename,topic\na.txt,work\nb.txt,home\n");
    file("mails/texts/a.txt", "one\ttwo\n");
    file("mails/texts/b.txt", "three\tfour\n");
    for (var task : Category.values()) {
      if (task.directory().equals(Optional.of("texts"))) {
        var result = terminal.run("init", "mails", "--force", "--task", task.id());
        assertThat(result.code()).as(task.id() + result.err()).isZero();
      }
    }
  }

  @Test
  void aPersonIsAskedForWhatIsMissing() throws IOException {
    loans();
    var result =
        new Terminal()
            .in(directory)
            .answering("tabular_classification", "", "defaulted")
            .run("init", "money");
    assertThat(result.code()).as(result.err()).isZero();
    assertThat(written("money/ingest.yaml"))
        .contains("category: \"tabular_classification\"\n", "table: \"money\"\n")
        .contains("label: \"defaulted\"\n");
  }

  @Test
  void theWordsAreThoseOfTheHost() throws IOException {
    loans();
    var result =
        new Terminal()
            .in(directory)
            .of(Host.HELM)
            .run("init", "money", "--task=tabular_classification", "--label-column=age");
    assertThat(result.out()).contains("  helm tracebloc ingest RELEASE -f money/ingest.yaml\n");
    assertThat(written("money/ingest.yaml")).contains("#   helm tracebloc validate FILE\n");
  }
}
