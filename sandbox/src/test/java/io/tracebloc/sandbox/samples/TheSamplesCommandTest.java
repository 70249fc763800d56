package io.tracebloc.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program behind {@code scripts/samples}. */
class TheSamplesCommandTest {
  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void oneTaskBecomesAFolderAndACommandLine() throws IOException {
    var directory = folder.resolve("my data");

    var code = run("tabular_regression", directory.toString(), "--records", "9");

    assertThat(code).as(err.toString(StandardCharsets.UTF_8)).isZero();
    assertThat(Files.readAllLines(directory.resolve("city_rents/rents.csv"))).hasSize(10);
    assertThat(out.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "# tabular_regression: 9 records",
            "kubectl tracebloc push '"
                + directory
                + "/city_rents' --name city_rents --task tabular_regression --label-column rent"
                + " --schema rooms:INT,area:FLOAT,rent:FLOAT");
  }

  @Test
  void allTasksAreMadeAtOnce() throws IOException {
    assertThat(run("all", folder.toString(), "--records", "4")).isZero();

    try (var entries = Files.list(folder)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(Samples.all().stream().map(Sample::name).toList());
    }
  }

  @Test
  void theSeedDecidesWhatIsMade() throws IOException {
    run("seq2seq", folder.resolve("a").toString(), "--seed", "1");
    run("seq2seq", folder.resolve("b").toString(), "--seed", "2");

    var text = "german_english/texts/sentence_00001.txt";
    assertThat(folder.resolve("a").resolve(text)).exists();
    assertThat(Files.readString(folder.resolve("a").resolve(text)))
        .isNotEqualTo(Files.readString(folder.resolve("b").resolve(text)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "all",
        "instance_segmentation DIR",
        "all DIR more",
        "all DIR --records",
        "all DIR --records many",
        "all DIR --records 3",
        "all DIR --records 99999999999"
      })
  void wrongUsageIsExplained(String arguments) {
    var words = List.of(arguments.replace("DIR", folder.toString()).split(" ", -1));

    var code = SamplesMain.run(words, stream(out), stream(err));

    assertThat(code).isEqualTo(64);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("samples: ", "Usage: samples ");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderInUseIsRefused() {
    assertThat(run("seq2seq", folder.toString())).isZero();

    assertThat(run("seq2seq", folder.toString())).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("german_english is not empty");
  }

  private int run(String... arguments) {
    return SamplesMain.run(List.of(arguments), stream(out), stream(err));
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
