package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateTest {
  @TempDir private Path directory;
  private Terminal terminal;

  @BeforeEach
  void drawLeaves() throws IOException {
    terminal = new Terminal().in(directory).timed(() -> 0);
    var images = Files.createDirectories(directory.resolve("leaves/images"));
    var picture = new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB);
    for (var name : new String[] {"a.png", "b.png"}) {
      ImageIO.write(picture, "png", images.resolve(name).toFile());
    }
    manifest("filename,disease\na.png,rust\nb.png,none\n");
  }

  private void manifest(String text) throws IOException {
    Files.writeString(directory.resolve("leaves/labels.csv"), text);
  }

  private Terminal.Result validate(String... more) {
    var line = new String[5 + more.length];
    var fixed =
        new String[] {
          "validate", "leaves", "--task=image_classification", "--label-column", "disease"
        };
    System.arraycopy(fixed, 0, line, 0, fixed.length);
    System.arraycopy(more, 0, line, fixed.length, more.length);
    return terminal.run(line);
  }

  @Test
  void aGoodDatasetIsOk() {
    var result = validate();
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .startsWith("leaves: ok (2 records, 3 files, ")
        .endsWith(" 2 classes)\n");
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void everyProblemIsShownBeforeTheVerdict() throws IOException {
    var rows = new StringBuilder("filename,disease\na.png,rust\n");
    for (var row = 1; row <= 8; row++) {
      rows.append("missing").append(row).append(".png,none\n");
    }
    manifest(rows.toString());
    var result = validate();
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("Problem FILE-01: 8 places")
        .contains("… and 3 more")
        .contains("Error: ")
        .containsSubsequence("FILE-01", "Error:");
  }

  @Test
  void whenTheCheckLastsTheFirstProblemDoesNotWaitForTheRest() throws IOException {
    manifest("filename,disease\na.png,rust\nx.png,none\ny.png,none\nz.png,none\n");
    var result = lasting().validate();
    assertThat(result.err())
        .containsSubsequence(
            "Problem FILE-01: labels.csv, row 2, column 'filename': ",
            "Problem FILE-01: 2 more places\n    labels.csv, row 3, column 'filename': ",
            "labels.csv, row 4, column 'filename': ")
        .containsOnlyOnce("row 2");
  }

  @Test
  void aProblemOfTheHeaderIsShownBeforeFilesAreLookedAt() throws IOException {
    manifest("filename,disease\nx.png,rust\ny.png,none\n");
    var result =
        terminal.run("validate", "leaves", "--task=image_classification", "--label-column=colour");
    assertThat(result.err())
        .startsWith("Problem LBL-01: ")
        .containsSubsequence("LBL-01", "Problem FILE-01: 2 places")
        .containsOnlyOnce("LBL-01");
  }

  @Test
  void theOnlyProblemIsShownOnceWhenTheCheckLasts() throws IOException {
    manifest("filename,disease\na.png,rust\nx.png,none\n");
    assertThat(lasting().validate().err()).containsOnlyOnce("FILE-01");
  }

  @Test
  void onATerminalACheckThatLastsShowsHowFarItIs() {
    terminal.wide(80);
    var result = lasting().validate();
    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("Scanned 2 files", "Checked 2 of 2 files")
        .endsWith("\u001b[K");
  }

  /** With a clock on which a second goes by between any two looks. */
  private ValidateTest lasting() {
    var seconds = new AtomicLong();
    terminal.timed(() -> seconds.getAndIncrement() * 1_000_000_000);
    return this;
  }

  @Test
  void aWrongOptionValueIsAnotherKindOfProblem() {
    var result =
        terminal.run("validate", "leaves", "--task=image_classification", "--label-column=colour");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("LBL-01");
  }

  @Test
  void jsonHoldsEveryFinding() throws IOException {
    manifest("filename,disease\na.png,rust\n" + "missing.png,none\n".repeat(7));
    var result = validate("-o", "json");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out())
        .startsWith("{\n    \"all_findings\": [\n        {\n            \"dataset\": \"")
        .contains("\"severity\": \"warning\"")
        .contains("\n    ],\n    \"status\": \"error\",\n    \"path\": \"leaves\",")
        .contains("\"rule\": \"FILE-01\"")
        .contains("\"row\": 8")
        .contains("\"file\": ")
        .endsWith("    \"exit_code\": 3\n}\n");
  }

  @Test
  void jsonOfAGoodDatasetHoldsItsFacts() {
    assertThat(validate("-o", "json").out())
        .contains(
            "\"status\": \"succeeded\"", "\"records\": 2", "\"files\": 3", "\"exit_code\": 0");
  }

  @Test
  void aPathThatIsNotThereIsToldBeforeAnythingElse() {
    for (var name : new String[] {"nowhere", "nowhere.yaml"}) {
      var result = terminal.run("validate", name);
      assertThat(result.code()).isEqualTo(3);
      assertThat(result.err())
          .isEqualTo("Error: %s does not exist\nCheck the path.\n".formatted(name));
    }
  }
}
