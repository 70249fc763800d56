package io.tracebloc.engine.dataset.preflight;

import static io.tracebloc.engine.dataset.Category.IMAGE_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.OBJECT_DETECTION;
import static io.tracebloc.engine.dataset.Category.SEMANTIC_SEGMENTATION;

import io.tracebloc.engine.dataset.PictureDatasets;
import io.tracebloc.engine.dataset.Pictures;
import io.tracebloc.engine.dataset.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules for the manifest of picture datasets, one at a time. */
final class PictureManifestBreachTest {
  @TempDir Path folder;

  static Stream<Breach> files() {
    return Stream.of(
        detection("another name for the column", "image_id\na.png\nb.png\n")
            .rejected(Rule.IMG_01, "no column 'filename'", "'image_id'")
            .in("labels.csv"),
        detection("another case of the column", "Filename\na.png\nb.png\n")
            .rejected(Rule.IMG_01, "Rename column 'Filename'")
            .in("labels.csv"),
        detection("blanks around the column", " filename \na.png\nb.png\n"),
        detection("a row without its file", "filename\na.png\nb.png\nc.png\n")
            .rejected(Rule.FILE_01, "'c.png'", "images/")
            .atRow(3),
        detection("another case of a file", "filename\na.png\nB.png\n")
            .rejected(Rule.FILE_01, "'B.png'", "case")
            .atRow(2),
        detection(
            "names without extension, with blanks, twice, none", "filename\n a \nb\nb\n\"\"\n"),
        classification("a row without its file", "filename,label\na.png,x\nb.png,y\nc,y\n")
            .rejected(Rule.FILE_01, "'c.png'")
            .atRow(3),
        classification("a file without row", "filename,label\na.png,x\na.png,y\n")
            .warned(Rule.FILE_02, "No row names this file")
            .in("images/b.png"),
        detection("a file without row, which its annotation names", "filename\na.png\n"),
        change("two dots in a name", "filename\na.png\nb..c.png\n")
            .warned(Rule.FILE_03, "'b..c.png'", "'..'")
            .atRow(2),
        detection("no row that names a file", "filename,x\n,1\n,2\n")
            .warned(Rule.GEN_09, "No row names a file")
            .in("labels.csv"),
        Breach.none(
            OBJECT_DETECTION,
            "a name with a dot and no known extension",
            data ->
                data.file("labels.csv", "filename\na.png\nimg.2024\n")
                    .file("images/img.2024.png", Pictures.png(48, 36))
                    .without("images/b.png")
                    .without("annotations/b.xml")
                    .file("annotations/img.2024.xml", PictureDatasets.VOC)));
  }

  static Stream<Breach> labels() {
    return Stream.of(
        classification("no label column", "filename,species\na.png,x\nb.png,y\n")
            .rejected(Rule.LBL_01, "no label column 'label'", "'species'")
            .in("labels.csv"),
        classification("another case of the label column", "filename,LABEL\na.png,x\nb.png,y\n"),
        classification("one class only", "filename,label\na.png,x\nb.png, x \n")
            .rejected(Rule.DIV_02, "'x'")
            .in("labels.csv"),
        detection("one class in an optional column", "filename,label\na.png,x\nb.png,x\n")
            .rejected(Rule.DIV_02, "'x'")
            .in("labels.csv"),
        segmentation("one class in an optional column", "x", "x")
            .rejected(Rule.DIV_02, "'x'")
            .in("labels.csv"),
        classification("numbers as texts", "filename,label\na.png,1\nb.png,1.0\n"),
        segmentation("two classes in an optional column", "x", "y"),
        classification("the empty text as a class", "filename,label\na.png,x\nb.png,\n")
            .warned(Rule.LBL_02, "blank")
            .atRow(2),
        segmentation("a missing label in an optional column", "x", "NA")
            .warned(Rule.LBL_02, "'NA'", "missing")
            .atRow(2));
  }

  static Stream<Breach> tables() {
    return Stream.of(
        detection("a column twice", "filename,x,x\na.png,1,2\nb.png,1,2\n")
            .rejected(Rule.GEN_03, "'x'")
            .in("labels.csv"),
        detection("columns that differ in case", "filename,x,X\na.png,1,2\nb.png,1,2\n"),
        detection("no rows", "filename\n").rejected(Rule.GEN_04, "no data row").in("labels.csv"),
        detection("nothing", "").rejected(Rule.GEN_05, "empty").in("labels.csv"),
        detection("a row that is too long", "filename\na.png\nb.png,1\n")
            .rejected(Rule.GEN_06, "2 cells", "header has 1")
            .atRow(2),
        detection("a NUL byte", "filename,x\na.png,1\nb.png,\0\n")
            .rejected(Rule.GEN_01, "NUL")
            .atRow(2),
        Breach.none(
                OBJECT_DETECTION,
                "Latin-1",
                data ->
                    data.file(
                        "labels.csv",
                        "filename,x\na.png,1\nb.png,\u00e9\n"
                            .getBytes(StandardCharsets.ISO_8859_1)))
            .rejected(Rule.GEN_02, "UTF-8")
            .atRow(2),
        detection("a byte order mark", "\ufefffilename\na.png\nb.png\n"));
  }

  @ParameterizedTest
  @MethodSource({"files", "labels", "tables"})
  void eachBreachIsTheOnlyFinding(Breach breach) throws IOException {
    breach.verify(folder);
  }

  private static Breach change(String title, String manifest) {
    return Breach.none(
        OBJECT_DETECTION,
        title,
        data ->
            data.file("labels.csv", manifest)
                .file("images/b..c.png", Pictures.png(48, 36))
                .file("annotations/b..c.xml", PictureDatasets.VOC)
                .without("images/b.png")
                .without("annotations/b.xml"));
  }

  private static Breach detection(String title, String manifest) {
    return Breach.none(OBJECT_DETECTION, title, data -> data.file("labels.csv", manifest));
  }

  private static Breach classification(String title, String manifest) {
    return Breach.none(IMAGE_CLASSIFICATION, title, data -> data.file("labels.csv", manifest));
  }

  private static Breach segmentation(String title, String first, String second) {
    var manifest = "filename,mask_id,label\na,a,%s\nb,b,%s\n".formatted(first, second);
    return Breach.none(SEMANTIC_SEGMENTATION, title, data -> data.file("labels.csv", manifest));
  }
}
