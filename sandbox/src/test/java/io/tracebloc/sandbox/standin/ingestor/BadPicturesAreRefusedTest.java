package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Datasets.md 5.8, beyond image classification: each dataset breaks one rule. */
class BadPicturesAreRefusedTest {
  @TempDir private Path directory;

  private Staging detection() {
    return TinyDatasets.of(directory, "object_detection");
  }

  private Staging segmentation() {
    return TinyDatasets.of(directory, "semantic_segmentation");
  }

  private Staging keypoints() {
    return TinyDatasets.of(directory, "keypoint_detection");
  }

  @Test
  void aPictureWithoutAnnotation() {
    detection().remove("annotations/b.xml").ingest().assertRefused("OD-01");
  }

  @Test
  void anAnnotationOfAnotherCase() {
    detection()
        .remove("annotations/b.xml")
        .file("annotations/B.xml", TinyDatasets.VOC)
        .ingest()
        .assertRefused("OD-01");
  }

  @Test
  void anAnnotationThatIsNoXmlFile() {
    detection().file("annotations/a.json", "{}").ingest().assertRefused("IMG-05");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          </annotation>                          | </broken>
          <annotation>                           | <Annotation>
          <folder>images</folder>                |
          <filename>a.png</filename>             | <filename> </filename>
          <database>practice</database>          |
          <annotation>drawn</annotation>         | <annotation/>
          <depth>3</depth>                       | <depth>0</depth>
          <width>32</width>                      | <width>3.2</width>
          <segmented>0</segmented>               | <segmented>2</segmented>
          <name>leaf</name>                      |
          <pose>Unspecified</pose>               | <pose/>
          <truncated>0</truncated>               | <truncated>no</truncated>
          <difficult>0</difficult>               | <difficult>-1</difficult>
          <xmin>2</xmin>                         | <xmin>20</xmin>
          <ymin>3</ymin>                         | <ymin>3.0</ymin>
          <ymax>24</ymax>                        |
          """)
  void anAnnotationThatIsNotPascalVoc(String good, String bad) {
    var voc = TinyDatasets.VOC;
    assertThat(voc).contains(good);
    // The outer element is the first one of its name, and the last to close.
    var broken =
        good.startsWith("</")
            ? voc.stripTrailing().replaceAll(good + "$", bad)
            : voc.replaceFirst(good, bad == null ? "" : bad);
    detection().file("annotations/b.xml", broken).ingest().assertRefused("OD-02");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<difficult>2</difficult>", "<xmin>19</xmin>"})
  void whatIsOnlyOddIsAWarning(String odd) {
    var element = odd.substring(1, odd.indexOf('>'));
    var voc =
        TinyDatasets.VOC
            .replace("<ymin>3</ymin>", "<ymin>20</ymin>")
            .replaceFirst("<%s>[^<]*</%s>".formatted(element, element), odd);
    var ingestion = detection().file("annotations/b.xml", voc).ingest();
    ingestion.assertAccepted(2);
    assertThat(ingestion.out()).contains("WARNING OD-02: b.xml: ");
  }

  @Test
  void nothingOutsideAnAnnotationIsRead() {
    var secret = directory.resolve("secret.txt").toUri();
    var voc =
        "<!DOCTYPE annotation [<!ENTITY x SYSTEM \"%s\">]>\n".formatted(secret)
            + TinyDatasets.VOC.replace("leaf", "&x;");
    detection().file("annotations/b.xml", voc).ingest().assertRefused("OD-02");
  }

  @Test
  void aPictureWithoutMask() {
    segmentation().remove("masks/b_mask.png").ingest().assertRefused("SEG-01");
  }

  @Test
  void aMaskWithoutPicture() {
    segmentation().picture("masks/c_mask.png", 32, 40).ingest().assertRefused("SEG-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"masks/c.png", "masks/c_MASK.png"})
  void aMaskOfAnotherName(String mask) {
    segmentation().picture(mask, 32, 40).ingest().assertRefused("SEG-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "NULL", "none"})
  void anEmptyMaskId(String maskId) {
    segmentation()
        .csv("filename,mask_id\na.png,a_mask.png\nb.png,%s\n".formatted(maskId))
        .ingest()
        .assertRefused("SEG-02");
  }

  @Test
  void aMaskIdThatOnlyLooksMissing() {
    segmentation()
        .csv("filename,mask_id\na.png,a_mask.png\nb.png, NULL \n")
        .ingest()
        .assertAccepted(2);
  }

  @Test
  void aMaskIdColumnOfAnotherCase() {
    var ingestion =
        segmentation().csv("filename,Mask_Id\na.png,a_mask.png\nb.png,b_mask.png\n").ingest();
    ingestion.assertRefused("SEG-02");
    assertThat(ingestion.err()).contains("rename 'Mask_Id'");
  }

  @Test
  void aMaskIdThatIsNotDeclared() {
    segmentation().without("schema").ingest().assertRefused("SEG-02");
  }

  @Test
  void aMaskOfAnotherSize() {
    segmentation().picture("masks/b_mask.png", 40, 32).ingest().assertRefused("SEG-03");
  }

  @Test
  void aMaskThatCannotBeRead() {
    segmentation().file("masks/b_mask.png", "").ingest().assertRefused("SEG-03");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Annotation", "Visibility"})
  void aMissingKeypointColumn(String column) {
    var point = "{\"a\": [1, 2], \"b\": [3, 4]}";
    var csv = TinyDatasets.keypointCsv(point, point, "{\"a\": 0, \"b\": 1}");
    var ingestion = keypoints().csv(csv.replaceFirst(column, column + "s")).ingest();
    ingestion.assertRefused("KP-01");
    assertThat(ingestion.err()).contains("no column '" + column + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[1, 2]",
        "{\"a\": [1, 2]}",
        "{\"a\": [1, 2], \"b\": [3, 4, 5]}",
        "{\"a\": [1, 2], \"b\": {\"x\": 3}}",
        "{\"a\": [1, 2], \"b\": [\"3\", 4]}",
        "{\"a\": [1, 2], \"b\": [true, 4]}",
        "{\"a\": [1, 2], \"b\": [-1, 4]}",
        "{\"a\": [1, 2], \"b\": [33, 4]}",
        "{\"a\": [1, 2], \"b\": [1, 4]}",
        "{\"a\": [1, 2], \"b\": [3, 2]}"
      })
  void anAnnotationThatIsNoSetOfPoints(String annotation) {
    var good = "{\"a\": [1, 2], \"b\": [3, 4]}";
    keypoints()
        .csv(TinyDatasets.keypointCsv(good, annotation, "{\"a\": 0, \"b\": 1}"))
        .ingest()
        .assertRefusedAlsoFor("KP-02");
  }

  @Test
  void pointsOfOtherNames() {
    var csv =
        TinyDatasets.keypointCsv(
            "{\"a\": [1, 2], \"b\": [3, 4]}",
            "{\"a\": [1, 2], \"c\": [3, 4]}",
            "{\"a\": 0, \"b\": 1}");
    var own = csv.replaceFirst("(?s)(.*)\"\"b\"\": 1", "$1\"\"c\"\": 1");
    keypoints().csv(own).ingest().assertRefused("KP-03");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[0, 1]",
        "{\"a\": 0, \"b\": 2}",
        "{\"a\": 0, \"b\": \"1\"}",
        "{\"a\": 0}",
        "{\"a\": 0, \"c\": 1}"
      })
  void aVisibilityThatDoesNotFit(String visibility) {
    var good = "{\"a\": [1, 2], \"b\": [3, 4]}";
    keypoints()
        .csv(TinyDatasets.keypointCsv(good, good, visibility))
        .ingest()
        .assertRefused("KP-04");
  }

  @Test
  void keypointPicturesMeasureWhatTheDocumentSays() {
    keypoints().set("target_size", "[32, 41]").ingest().assertRefused("IMG-04");
  }

  @Test
  void aLabelColumnThatIsThereMustDiffer() {
    detection().csv("filename,scene\na.png,dock\nb.png,dock\n").ingest().assertRefused("DIV-02");
  }

  @Test
  void dotFilesDoNotCount() {
    segmentation()
        .file("images/._a.png", "x")
        .file("masks/.DS_Store", "x")
        .ingest()
        .assertAccepted(2);
  }
}
