package io.tracebloc.engine.dataset.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.DatasetFolder;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Pictures;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole preflight of image classification datasets, one broken thing at a time. */
final class ImageClassificationPreflightTest {
  @TempDir Path temporary;
  private DatasetFolder dataset;

  @BeforeEach
  void writeValidDataset() throws IOException {
    dataset = DatasetFolder.valid(temporary.resolve("pets"));
  }

  @Test
  void acceptsAValidDatasetAndTellsItsFacts() {
    var checked = (CheckedDataset) dataset.check();

    assertThat(dataset.findings()).isEmpty();
    assertThat(checked.extension()).contains(".png");
    assertThat(checked.targetSize()).contains(new PixelSize(48, 36));
    assertThat(checked.labelColumn()).contains("label");
    assertThat(checked.rows()).isEqualTo(2);
    assertThat(checked.classes()).hasValue(2);
    assertThat(checked.files())
        .extracting(DatasetFile::target)
        .containsExactly("labels.csv", "images/a.png", "images/b.png");
    assertThat(checked.files().count()).isEqualTo(3);
  }

  @Test
  void reportsAllProblemsAtOnce() throws IOException {
    dataset
        .file("labels.csv", "filename,label\na.png,cat\nmissing.png,cat\n")
        .file("images/a.png", new byte[0]);

    var rejected = (RejectedDataset) dataset.check(dataset.request().withLabelColumn("label"));

    assertThat(dataset.rejections()).containsExactlyInAnyOrder("DIV-02", "FILE-01", "IMG-03");
    assertThat(dataset.warnings()).containsExactly("FILE-02");
    assertThat(rejected.findings().rejections()).isEqualTo(3);
    assertThat(rejected.failure()).isInstanceOf(LocalFailure.class);
  }

  @Test
  void givesTheExitCodeOfOptionsWhenOnlyTheyAreWrong() {
    var rejected = (RejectedDataset) dataset.check(dataset.request().withLabelColumn("species"));

    assertThat(dataset.rejections()).containsExactly("LBL-01");
    assertThat(rejected.kind()).isEqualTo(Finding.Kind.OPTION);
    assertThat(rejected.failure()).isInstanceOf(InputFailure.class);
  }

  @Test
  void turnsWarningsIntoRejectionsWhenStrict() throws IOException {
    dataset.file("images/unused.png", Pictures.png(48, 36));

    assertThat(dataset.check()).isInstanceOf(CheckedDataset.class);
    assertThat(dataset.check(dataset.request().withStrict())).isInstanceOf(RejectedDataset.class);
    assertThat(dataset.rejections()).containsExactly("FILE-02");
  }

  @Test
  void keepsTheSpellingOfTheLabelColumn() throws IOException {
    dataset.file("labels.csv", "filename, Label \na.png,cat\nb.png,dog\n");

    assertThat(((CheckedDataset) dataset.check()).labelColumn()).contains("Label");
  }

  @Test
  void comparesPicturesWithTheSizeThatTheUserExpects() {
    var request = dataset.request().withSizes(Optional.of(new PixelSize(36, 48)), Optional.empty());

    assertThat(dataset.check(request)).isInstanceOf(RejectedDataset.class);
    assertThat(dataset.rejections()).containsExactly("IMG-04", "IMG-04");
  }

  @Test
  void hasNoFloorUnlessTheUserSetsOne() throws IOException {
    dataset.file("images/a.png", Pictures.png(1, 1)).file("images/b.png", Pictures.png(1, 1));
    assertThat(dataset.check()).isInstanceOf(CheckedDataset.class);

    var request = dataset.request().withSizes(Optional.empty(), Optional.of(new PixelSize(2, 1)));
    assertThat(dataset.check(request)).isInstanceOf(RejectedDataset.class);
    assertThat(dataset.rejections()).containsExactly("IMG-02", "IMG-02");
  }

  @Test
  void judgesPicturesByContent() throws IOException {
    dataset
        .file("labels.csv", "filename,label\na.jpg,cat\nb.jpg,dog\n")
        .file("images/a.jpg", Pictures.png(48, 36))
        .file("images/b.jpg", Pictures.gif(48, 36))
        .without("images/a.png")
        .without("images/b.png");

    assertThat(dataset.check()).isInstanceOf(CheckedDataset.class);
  }

  @Test
  void refusesAMixtureOfExtensions() throws IOException {
    dataset.file("images/c.JPG", Pictures.jpeg(48, 36, 10, 0xc0));

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("IMG-05");
    assertThat(dataset.findings().getFirst().message()).contains("2 .png, 1 .jpg");
  }

  @Test
  void refusesAnotherExtensionThanADocumentDeclares() {
    dataset.check(dataset.request().toBuilder().extension(Optional.of(".jpg")).build());

    assertThat(dataset.rejections()).containsExactly("IMG-05");
    assertThat(dataset.findings().getFirst().message())
        .contains("all pictures end in .jpg", "found 2 .png");
  }

  @Test
  void takesUpperCaseExtensionsAsTheSameKind() throws IOException {
    dataset
        .file("labels.csv", "filename,label\na.png,cat\nb.png,dog\nC.PNG,dog\n")
        .file("images/C.PNG", Pictures.png(48, 36));

    assertThat(dataset.check()).isInstanceOf(CheckedDataset.class);
  }

  @Test
  void reportsAnEmptyManifestOnce() throws IOException {
    dataset.file("labels.csv", "");

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("GEN-05");
  }

  @Test
  void reportsAManifestWithoutRows() throws IOException {
    dataset.file("labels.csv", "filename,label\n");

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("GEN-04");
  }

  @Test
  void reportsAWrongEncodingInsteadOfItsConsequences() throws IOException {
    dataset.file("labels.csv", "filename,label\na.png,cat\n".getBytes(StandardCharsets.UTF_16));

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("GEN-01");
    assertThat(dataset.findings().getFirst().message()).contains("UTF-16");
  }

  @Test
  void reportsLatin1WithItsRow() throws IOException {
    dataset.file(
        "labels.csv",
        "filename,label\na.png,chat\nb.png,chi\u00e9n\n".getBytes(StandardCharsets.ISO_8859_1));

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("GEN-02");
    assertThat(dataset.findings().getFirst().row()).hasValue(2);
  }

  @Test
  void ignoresAByteOrderMark() throws IOException {
    dataset.file("labels.csv", "\ufefffilename,label\na.png,cat\nb.png,dog\n");

    assertThat(dataset.check()).isInstanceOf(CheckedDataset.class);
  }

  @Test
  void hintsAtNamesInTheWrongCase() throws IOException {
    Files.move(dataset.root().resolve("images"), dataset.root().resolve("Images"));

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("LAY-02");
    assertThat(dataset.findings().getFirst().message()).contains("Rename 'Images' to 'images/'");
  }

  @Test
  void refusesAFolderAsManifest() throws IOException {
    dataset.without("labels.csv");
    Files.createDirectory(dataset.root().resolve("labels.csv"));

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("LAY-01");
  }

  @Test
  void followsALinkToTheDatasetButNoneInside() throws IOException {
    var link = Files.createSymbolicLink(temporary.resolve("link"), dataset.root());
    var linked = new DatasetFolder(link);
    assertThat(linked.check()).isInstanceOf(CheckedDataset.class);

    Files.createSymbolicLink(dataset.root().resolve("images/c.png"), Path.of("a.png"));
    Files.move(dataset.root().resolve("labels.csv"), temporary.resolve("elsewhere.csv"));
    Files.createSymbolicLink(
        dataset.root().resolve("labels.csv"), temporary.resolve("elsewhere.csv"));
    dataset.check();
    assertThat(dataset.rejections()).containsExactly("LAY-04", "LAY-04");
  }

  @Test
  void refusesALinkAsPictureFolder() throws IOException {
    Files.move(dataset.root().resolve("images"), temporary.resolve("elsewhere"));
    Files.createSymbolicLink(dataset.root().resolve("images"), temporary.resolve("elsewhere"));

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("LAY-04");
  }

  @Test
  void skipsHiddenFilesNestedFoldersAndOtherKinds() throws IOException {
    dataset
        .file("images/._a.png", "not a picture")
        .file("images/nested/c.png", Pictures.png(9, 9))
        .file("images/Thumbs.db", "x");

    var checked = (CheckedDataset) dataset.check();
    assertThat(checked.files().count()).isEqualTo(3);
    assertThat(dataset.findings()).isEmpty();
  }

  @Test
  void namesWhatWasSkippedWhenNothingIsLeft() throws IOException {
    dataset
        .without("images/a.png")
        .without("images/b.png")
        .file("images/a.bmp", "x")
        .file("images/b.BMP", "x")
        .file("images/c", "x");

    dataset.check();
    assertThat(dataset.rejections()).contains("LAY-03");
    assertThat(dataset.findings().getFirst().message()).contains("2 .bmp, 1 no extension");
  }

  @Test
  void keepsStrangeNamesAlive() throws IOException {
    var names =
        List.of(
            "-rf.png",
            "with space.png",
            "new\nline.png",
            "quote'\".png",
            "naïve 猫 🐈.png",
            "x".repeat(200) + ".png");
    var manifest = new StringBuilder("filename,label\n");
    for (var name : names) {
      dataset.file("images/" + name, Pictures.png(48, 36));
      manifest.append('"').append(name.replace("\"", "\"\"")).append("\",fish\n");
    }
    dataset.file("labels.csv", manifest + "a.png,cat\nb.png,dog\n");

    var checked = (CheckedDataset) dataset.check();
    assertThat(dataset.findings()).isEmpty();
    assertThat(checked.files()).allMatch(file -> Files.exists(file.source()));
    assertThat(checked.files())
        .extracting(DatasetFile::target)
        .contains("images/new\nline.png", "images/naïve 猫 🐈.png");
  }

  @Test
  void trimsCellsSoThatALeadingBlankInAFileNameIsNeverFound() throws IOException {
    dataset
        .file("labels.csv", "filename,label\n a.png,cat\nb.png,dog\n\" c.png\",dog\n")
        .file("images/ c.png", Pictures.png(48, 36));

    dataset.check();
    assertThat(dataset.rejections()).containsExactly("FILE-01");
    assertThat(dataset.findings().getFirst().row()).hasValue(3);
  }

  @Test
  void reportsASingleFileInsteadOfAFolder() throws IOException {
    var request =
        DatasetRequest.of(
                dataset.root().resolve("labels.csv"), "pets", Category.IMAGE_CLASSIFICATION)
            .withLabelColumn("label");

    dataset.check(request);
    assertThat(dataset.rejections()).containsExactly("LAY-01");
  }

  @Test
  void failsWhenThereIsNoDataset() {
    var nothing = new DatasetFolder(temporary.resolve("nothing"));

    assertThatThrownBy(nothing::check)
        .isInstanceOf(LocalFailure.class)
        .hasMessageContaining("nothing");
  }

  @Test
  void stopsWhenInterrupted() throws IOException {
    var manifest = new StringBuilder("filename,label\n");
    manifest.repeat("a.png,cat\n", 20_000);
    dataset.file("labels.csv", manifest.toString());

    Thread.currentThread().interrupt();
    assertThatThrownBy(dataset::check).isInstanceOf(InterruptedFailure.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void givesUpOnAManifestThatIsOneEndlessCell() throws IOException {
    var endless = new byte[(64 << 20) + 100];
    Arrays.fill(endless, (byte) 'x');
    endless[0] = '"';
    dataset.file("labels.csv", endless);
    dataset.check();
    assertThat(dataset.rejections()).containsExactly("R-02");
    assertThat(dataset.findings().getFirst().row()).hasValue(0);
  }

  @Test
  void remarksAQuoteThatIsNeverClosed() throws IOException {
    dataset.file("labels.csv", "filename,label\na.png,cat\nb.png,\"dog\n");

    assertThat(dataset.check()).isInstanceOf(CheckedDataset.class);
    assertThat(dataset.warnings()).containsExactly("R-02");
    assertThat(dataset.findings().getFirst().row()).hasValue(2);
  }
}
