package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.Category.SEMANTIC_SEGMENTATION;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFolder;
import io.tracebloc.engine.dataset.PictureDatasets;
import io.tracebloc.engine.dataset.Pictures;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** SEG-01 to SEG-03, one at a time. */
final class SegmentationBreachTest {
  @TempDir Path folder;

  static Stream<Breach> names() {
    return Stream.of(
        change("a picture without mask", data -> data.without("masks/b_mask.png"))
            .rejected(Rule.SEG_01, "no mask 'b_mask.png' in masks/")
            .in("images/b.png"),
        change("a mask without picture", data -> data.file("masks/c_mask.png", mask()))
            .rejected(Rule.SEG_01, "No picture in images/", "'c'")
            .in("masks/c_mask.png"),
        change("a mask without suffix", data -> data.file("masks/c.png", mask()))
            .rejected(Rule.SEG_01, "must end in '_mask'")
            .in("masks/c.png"),
        change(
                "a mask that lost its suffix",
                data -> data.file("masks/b.png", mask()).without("masks/b_mask.png"))
            .rejected(Rule.SEG_01, "must end in '_mask'")
            .in("masks/b.png"),
        change(
                "another case of the suffix",
                data -> data.file("masks/b_Mask.png", mask()).without("masks/b_mask.png"))
            .rejected(Rule.SEG_01, "case counts")
            .in("masks/b_Mask.png"),
        change("the suffix twice, with its picture", SegmentationBreachTest::suffixTwice),
        change("dot-files", data -> data.file("masks/._a_mask.png", "x").file("masks/.x", "y")));
  }

  static Stream<Breach> columns() {
    return Stream.of(
        manifest("no column", "filename\na\nb\n")
            .rejected(Rule.SEG_02, "no column 'mask_id'")
            .in("labels.csv"),
        manifest("another case", "filename,Mask_ID\na,a\nb,b\n")
            .rejected(Rule.SEG_02, "Rename column 'Mask_ID' to 'mask_id'")
            .in("labels.csv"),
        manifest("blanks around the name", "filename, mask_id \na,a\nb,b\n"),
        manifest("a blank cell", "filename,mask_id\na,a\nb,\u00a0 \n")
            .rejected(Rule.SEG_02, "empty")
            .atRow(2),
        manifest("no cell", "filename,mask_id\na,a\nb\n").rejected(Rule.SEG_02, "empty").atRow(2),
        manifest("a missing value", "filename,mask_id\nb,none\na,a\n")
            .rejected(Rule.SEG_02, "'none'", "missing")
            .atRow(1),
        manifest("blanks around a missing value", "filename,mask_id\na, NULL \nb,#NA\n"));
  }

  static Stream<Breach> content() {
    return Stream.of(
        change(
                "a mask of another size",
                data -> data.file("masks/b_mask.png", Pictures.png(36, 48)))
            .rejected(Rule.SEG_03, "36x48", "all masks must be 48x36")
            .in("masks/b_mask.png"),
        change("an empty mask", data -> data.file("masks/b_mask.png", new byte[0]))
            .rejected(Rule.SEG_03, "The mask cannot be decoded", "empty")
            .in("masks/b_mask.png"),
        change("no masks at all", SegmentationBreachTest::withoutMasks)
            .rejected(Rule.LAY_02, "masks/", "one file for each picture")
            .in("masks/"),
        change("files that are no masks", SegmentationBreachTest::onlyJpegMasks)
            .rejected(Rule.LAY_03, ".png", "1 .jpg")
            .in("masks/"));
  }

  @ParameterizedTest
  @MethodSource({"names", "columns", "content"})
  void eachBreachIsTheOnlyFinding(Breach breach) throws IOException {
    breach.verify(folder);
  }

  @Test
  void masksAreStagedBehindThePictures() throws IOException {
    var dataset = PictureDatasets.semanticSegmentation(folder);
    var request = PictureDatasets.request(dataset, SEMANTIC_SEGMENTATION);
    var checked = (CheckedDataset) dataset.check(request);
    assertThat(checked.files())
        .extracting(file -> file.target())
        .containsExactly(
            "labels.csv", "images/a.png", "images/b.png", "masks/a_mask.png", "masks/b_mask.png");
    assertThat(checked.labelColumn()).contains("label");
    assertThat(checked.schema()).isEmpty();
  }

  private static void suffixTwice(DatasetFolder data) throws IOException {
    data.file("labels.csv", "filename,mask_id\na,a\nb,b\nb_mask,b_mask_mask\n")
        .file("images/b_mask.png", mask())
        .file("masks/b_mask_mask.png", mask());
  }

  private static void withoutMasks(DatasetFolder data) throws IOException {
    data.without("masks/a_mask.png").without("masks/b_mask.png");
    Files.delete(data.root().resolve("masks"));
  }

  private static void onlyJpegMasks(DatasetFolder data) throws IOException {
    data.without("masks/a_mask.png").without("masks/b_mask.png").file("masks/a_mask.jpg", mask());
  }

  private static byte[] mask() {
    return Pictures.png(48, 36);
  }

  private static Breach change(String title, Breach.Change change) {
    return Breach.none(SEMANTIC_SEGMENTATION, title, change);
  }

  private static Breach manifest(String title, String content) {
    return change(title, data -> data.file("labels.csv", content));
  }
}
