package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.Category.OBJECT_DETECTION;
import static io.tracebloc.engine.dataset.PictureDatasets.VOC;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PictureDatasets;
import io.tracebloc.engine.dataset.Pictures;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** OD-01 and OD-02, one at a time; what an annotation must hold is tested beside its reader. */
final class DetectionBreachTest {
  @TempDir Path folder;

  static Stream<Breach> pairs() {
    return Stream.of(
        change("a picture without annotation", data -> data.without("annotations/b.xml"))
            .rejected(Rule.OD_01, "no annotation 'b.xml' in annotations/")
            .in("images/b.png"),
        change("an annotation without picture", data -> data.file("annotations/c.xml", VOC))
            .rejected(Rule.OD_01, "No picture in images/", "'c'")
            .in("annotations/c.xml"),
        change(
            "dots in names",
            data ->
                data.file("images/a.b-c.png", Pictures.png(48, 36))
                    .file("annotations/a.b-c.xml", VOC)),
        change("two pictures of one stem", data -> data.file("images/a.PNG", Pictures.png(48, 36))),
        change(
                "an extension in capitals",
                data -> data.without("annotations/a.xml").file("annotations/a.XML", VOC))
            .warned(Rule.OD_01, "Rename the annotation to 'a.xml'")
            .in("annotations/a.XML"),
        change("dot-files", data -> data.file("annotations/._a.xml", "x")),
        change("another kind of file", data -> data.file("annotations/classes.txt", "boat")));
  }

  static Stream<Breach> content() {
    return Stream.of(
        change("an empty annotation", data -> data.file("annotations/b.xml", ""))
            .rejected(Rule.OD_02, "no well-formed XML")
            .in("annotations/b.xml"),
        change(
                "a decimal coordinate",
                data -> data.file("annotations/b.xml", VOC.replace(">20<", ">20.5<")))
            .rejected(Rule.OD_02, "Line 13", "<xmax>", "'20.5'")
            .in("annotations/b.xml"),
        change(
                "no object",
                data ->
                    data.file("annotations/b.xml", VOC.replaceAll("(?s)<object>.*</object>", "")))
            .warned(Rule.OD_02, "no <object>")
            .in("annotations/b.xml"),
        change(
            "a box beyond the picture",
            data -> data.file("annotations/b.xml", VOC.replace(">20<", ">2000<"))));
  }

  @ParameterizedTest
  @MethodSource({"pairs", "content"})
  void eachBreachIsTheOnlyFinding(Breach breach) throws IOException {
    breach.verify(folder);
  }

  @Test
  void bothDirectionsAreReportedAtOnce() throws IOException {
    var dataset =
        PictureDatasets.objectDetection(folder)
            .without("annotations/b.xml")
            .file("annotations/B.xml", VOC);
    dataset.check(PictureDatasets.request(dataset, OBJECT_DETECTION));
    assertThat(dataset.findings())
        .extracting(finding -> finding.file().orElseThrow())
        .containsExactly("annotations/B.xml", "images/b.png");
    assertThat(dataset.rejections()).containsExactly("OD-01", "OD-01");
  }

  @Test
  void annotationsCountInTheProgress() throws IOException {
    var dataset = PictureDatasets.objectDetection(folder);
    var progress = new ArrayList<String>();
    var listener =
        new PreflightListener() {
          @Override
          public void finding(Finding finding) {}

          @Override
          public void checked(long files, long total) {
            progress.add(files + "/" + total);
          }
        };
    new Preflight(2).run(PictureDatasets.request(dataset, OBJECT_DETECTION), listener);
    assertThat(progress).last().isEqualTo("4/4");
  }

  @Test
  void theLabelIsNamedEvenWhereNoColumnHasIt() throws IOException {
    var dataset = PictureDatasets.objectDetection(folder);
    var checked =
        (CheckedDataset) dataset.check(PictureDatasets.request(dataset, OBJECT_DETECTION));
    assertThat(checked.labelColumn()).contains("label");
    assertThat(checked.classes()).isEmpty();
    assertThat(List.of(checked.files().count(), checked.rows())).containsExactly(5L, 2L);
  }

  private static Breach change(String title, Breach.Change change) {
    return Breach.none(OBJECT_DETECTION, title, change);
  }
}
