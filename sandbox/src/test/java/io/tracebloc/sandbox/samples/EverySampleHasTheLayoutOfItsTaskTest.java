package io.tracebloc.sandbox.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Directories and columns of {@code contract/datasets.md} 3.2. */
class EverySampleHasTheLayoutOfItsTaskTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "image_classification, images, .png, filename disease",
    "object_detection, images, .jpg, filename sea",
    "keypoint_detection, images, .jpeg, filename Annotation Visibility posture",
    "semantic_segmentation, images, .jpg, filename mask_id region",
    "text_classification, texts, .txt, filename topic",
    "token_classification, texts, .txt, filename tags",
    "sentence_pair_classification, texts, .txt, filename relation",
    "masked_language_modeling, sequences, .txt, filename",
    "causal_language_modeling, texts, .txt, filename",
    "seq2seq, texts, .txt, filename",
    "embeddings, texts, .txt, filename"
  })
  void everyRowNamesAFileAndEveryFileHasARow(
      String category, String directory, String extension, String columns) throws IOException {
    var manifest = SampleRows.of(category, folder);

    assertThat(folder.resolve("labels.csv")).exists();
    assertThat(manifest.header()).containsExactly(columns.split(" ", -1));
    assertThat(manifest.rows()).hasSize(20);
    var files = names(folder.resolve(directory));
    assertThat(manifest.column("filename")).containsExactlyElementsOf(files);
    assertThat(files).allMatch(name -> name.endsWith(extension));
  }

  @ParameterizedTest
  @CsvSource({
    "tabular_classification, loans.csv, age income amount purpose granted_on defaulted",
    "tabular_regression, rents.csv, rooms area rent",
    "time_series_forecasting, load.csv, timestamp temperature load_mw",
    "time_series_classification, beats.csv, sequence_id timestamp millivolts rhythm",
    "time_to_event_prediction, pumps.csv, pump hours vibration load_share failed"
  })
  void aTableIsOneFile(String category, String file, String columns) throws IOException {
    var table = SampleRows.of(category, folder);

    assertThat(names(folder)).containsExactly(file);
    assertThat(table.header()).containsExactly(columns.split(" ", -1));
    assertThat(table.rows()).hasSize(20);
  }

  @ParameterizedTest
  @CsvSource({"object_detection, annotations, .xml", "semantic_segmentation, masks, _mask.png"})
  void everyPictureHasItsFileBesideIt(String category, String directory, String ending)
      throws IOException {
    SampleRows.of(category, folder);

    var expected =
        names(folder.resolve("images")).stream()
            .map(name -> name.substring(0, name.indexOf('.')) + ending)
            .toList();
    assertThat(names(folder.resolve(directory))).containsExactlyElementsOf(expected);
  }

  @ParameterizedTest
  @MethodSource("categories")
  void picturesHaveOneSizeThatNewerIngestorsTake(String category) throws IOException {
    SampleRows.of(category, folder);

    var sizes = new TreeSet<String>();
    for (var directory : List.of("images", "masks")) {
      for (var name : names(folder.resolve(directory))) {
        var picture = ImageIO.read(folder.resolve(directory).resolve(name).toFile());
        sizes.add(picture.getWidth() + "x" + picture.getHeight());
        assertThat(Math.min(picture.getWidth(), picture.getHeight())).isGreaterThanOrEqualTo(32);
      }
    }
    assertThat(sizes).hasSizeLessThanOrEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("categories")
  void theOptionsNameColumnsThatAreThere(String category) throws IOException {
    var header = SampleRows.of(category, folder).header();

    var options = Samples.of(category).orElseThrow().options();
    for (var option : List.of("--label-column", "--time-column")) {
      var at = options.indexOf(option);
      assertThat(at < 0 || header.contains(options.get(at + 1))).as(option).isTrue();
    }
    var schema = options.indexOf("--schema");
    if (schema >= 0) {
      var declared = List.of(options.get(schema + 1).split(",", -1));
      assertThat(declared.stream().map(column -> column.substring(0, column.indexOf(':'))))
          .containsExactlyElementsOf(header);
    }
  }

  @ParameterizedTest
  @MethodSource("categories")
  void labelsHaveSeveralValuesInTheSmallestSample(String category) throws IOException {
    var sample = Samples.of(category).orElseThrow();
    sample.writeTo(folder, Sample.FEWEST_RECORDS, 8);

    var label = sample.options().indexOf("--label-column");
    if (label >= 0) {
      var table = SampleRows.read(SampleRows.manifest(folder));
      assertThat(Set.copyOf(table.column(sample.options().get(label + 1))))
          .hasSizeGreaterThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @MethodSource("categories")
  void theSameSeedMakesTheSameFiles(String category) throws IOException {
    var sample = Samples.of(category).orElseThrow();
    sample.writeTo(folder.resolve("first"), 7, 11);
    sample.writeTo(folder.resolve("second"), 7, 11);
    sample.writeTo(folder.resolve("other"), 7, 12);

    assertThat(contents(folder.resolve("second"))).isEqualTo(contents(folder.resolve("first")));
    assertThat(contents(folder.resolve("other"))).isNotEqualTo(contents(folder.resolve("first")));
  }

  @Test
  void thereIsOneForEachTask() {
    assertThat(Samples.all()).extracting(Sample::category).doesNotHaveDuplicates().hasSize(16);
    assertThat(Samples.all()).extracting(Sample::name).doesNotHaveDuplicates();
  }

  @Test
  void filesOfOthersAreLeftAlone() throws IOException {
    Files.writeString(folder.resolve("thesis.txt"), "");

    assertThatThrownBy(() -> Samples.of("seq2seq").orElseThrow().writeTo(folder, 4, 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not empty");
    assertThat(names(folder)).containsExactly("thesis.txt");
  }

  static List<String> categories() {
    return Samples.all().stream().map(Sample::category).toList();
  }

  private static SortedSet<String> names(Path directory) throws IOException {
    var names = new TreeSet<String>();
    if (Files.isDirectory(directory)) {
      try (var entries = Files.newDirectoryStream(directory)) {
        entries.forEach(entry -> names.add(entry.getFileName().toString()));
      }
    }
    return names;
  }

  /** Each file's bytes, one character each, by its path. */
  private static String contents(Path directory) throws IOException {
    try (var files = Files.walk(directory)) {
      return files
          .filter(Files::isRegularFile)
          .sorted()
          .map(file -> directory.relativize(file) + "\n" + bytes(file))
          .collect(Collectors.joining("\n"));
    }
  }

  private static String bytes(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
