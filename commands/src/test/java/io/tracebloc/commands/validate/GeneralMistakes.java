package io.tracebloc.commands.validate;

import static io.tracebloc.commands.validate.Mistake.doubted;
import static io.tracebloc.commands.validate.Mistake.refused;
import static io.tracebloc.commands.validate.Mistake.rejected;
import static io.tracebloc.commands.validate.Mistake.warned;
import static io.tracebloc.engine.dataset.Category.CAUSAL_LANGUAGE_MODELING;
import static io.tracebloc.engine.dataset.Category.IMAGE_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.KEYPOINT_DETECTION;
import static io.tracebloc.engine.dataset.Category.OBJECT_DETECTION;
import static io.tracebloc.engine.dataset.Category.TABULAR_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.TABULAR_REGRESSION;
import static io.tracebloc.engine.dataset.Category.TEXT_CLASSIFICATION;

import io.tracebloc.engine.dataset.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in options and in manifests of any sort (OPT, R, GEN, LBL and DIV). */
final class GeneralMistakes {
  private static final int TOO_LONG = 65 << 20;

  private GeneralMistakes() {}

  static List<Mistake> all() {
    return Stream.of(options(), bytes(), rows(), labels()).flatMap(List::stream).toList();
  }

  private static List<Mistake> options() {
    return List.of(
        refused(Rule.OPT_01, TABULAR_REGRESSION, "a size of pictures for a table")
            .with("--min-size=3x3")
            .saying("minimum size does not belong to tabular_regression"),
        refused(Rule.OPT_02, KEYPOINT_DETECTION, "no keypoints")
            .with("--number-of-keypoints=0")
            .saying("keypoint_detection needs a number of keypoints"),
        refused(Rule.GEN_08, IMAGE_CLASSIFICATION, "a name that is a path")
            .with("--name=../x")
            .saying("The dataset name '../x' must start with a letter"),
        doubted(Rule.GEN_08, IMAGE_CLASSIFICATION, "a name that is a word of SQL")
            .with("--name=select")
            .saying("'select' is a reserved word"));
  }

  private static List<Mistake> bytes() {
    return List.of(
        rejected(Rule.R_02, IMAGE_CLASSIFICATION, "a record without an end")
            .by(data -> data.row(2, "b.png,\"" + "x".repeat(TOO_LONG)))
            .at("labels.csv", 2)
            .saying("longer than 64 MiB"),
        warned(Rule.R_02, IMAGE_CLASSIFICATION, "a quote that is never closed")
            .by(data -> data.row(2, "b.png,\"dog"))
            .at("labels.csv", 2)
            .saying("A quote opened in row 2 is never closed"),
        rejected(Rule.GEN_01, IMAGE_CLASSIFICATION, "a NUL in a manifest")
            .by(data -> data.row(2, "b.png,d\0g"))
            .at("labels.csv", 2)
            .saying("A NUL byte in row 2"),
        rejected(Rule.GEN_01, TABULAR_REGRESSION, "a NUL in a table")
            .by(data -> data.row(3, "30,3.5,1\0").row(0, "age,income,label"))
            .with("--schema=age:INT,income:FLOAT")
            .at("data.csv", 3),
        rejected(Rule.GEN_01, TEXT_CLASSIFICATION, "UTF-16")
            .by(
                data ->
                    data.file(
                        "labels.csv",
                        "filename,label\na.txt,m\u00e4\nb.txt,n\n"
                            .getBytes(StandardCharsets.UTF_16)))
            .at("labels.csv", 0)
            .saying("The file is UTF-16; save it as UTF-8"),
        rejected(Rule.GEN_02, TEXT_CLASSIFICATION, "Latin-1")
            .by(data -> data.file("labels.csv", latin("filename,label\na.txt,m\u00e4\nb.txt,n\n")))
            .at("labels.csv", 1)
            .saying("Bytes that are not UTF-8 in row 1"));
  }

  private static List<Mistake> rows() {
    return List.of(
        rejected(Rule.GEN_03, IMAGE_CLASSIFICATION, "a column twice")
            .by(data -> data.rows("filename,label,x,x", "a.png,cat,1,1", "b.png,dog,1,1"))
            .in("labels.csv")
            .saying("Columns that occur more than once: 'x'"),
        rejected(Rule.GEN_03, TABULAR_CLASSIFICATION, "a column of a table twice")
            .by(data -> data.row(0, "age,age,label"))
            .in("data.csv")
            .saying("Columns that occur more than once: 'age'"),
        rejected(Rule.GEN_04, IMAGE_CLASSIFICATION, "only a header")
            .by(data -> data.rows("filename,label"))
            .in("labels.csv")
            .saying("no data row"),
        rejected(Rule.GEN_04, TABULAR_CLASSIFICATION, "only the header of a table")
            .by(data -> data.rows("age,income,label"))
            .in("data.csv"),
        rejected(Rule.GEN_05, TEXT_CLASSIFICATION, "an empty manifest")
            .by(data -> data.file("labels.csv", ""))
            .in("labels.csv")
            .saying("The file is empty"),
        rejected(Rule.GEN_05, TABULAR_CLASSIFICATION, "an empty table")
            .by(data -> data.file("data.csv", ""))
            .in("data.csv"),
        rejected(Rule.GEN_06, TABULAR_CLASSIFICATION, "a comma too many")
            .by(data -> data.row(2, "41,2.5,1,"))
            .at("data.csv", 2)
            .saying("4 cells where the header has 3"),
        warned(Rule.GEN_09, OBJECT_DETECTION, "no row that names a file")
            .by(data -> data.rows("filename,label", ",cat", ",dog"))
            .in("labels.csv")
            .saying("No row names a file"),
        warned(Rule.GEN_09, IMAGE_CLASSIFICATION, "no row that names a picture")
            .by(data -> data.rows("filename,label", ",cat", ",dog"))
            .in("labels.csv"),
        warned(Rule.GEN_09, CAUSAL_LANGUAGE_MODELING, "no row that names a text")
            .by(data -> data.rows("filename,topic", ",mail", ",news"))
            .in("labels.csv"));
  }

  private static List<Mistake> labels() {
    return List.of(
        refused(Rule.LBL_01, IMAGE_CLASSIFICATION, "a label that is no column")
            .by(data -> data.row(0, "filename,disease"))
            .in("labels.csv")
            .saying("There is no label column 'label'; the columns are 'filename', 'disease'"),
        refused(Rule.LBL_01, TABULAR_CLASSIFICATION, "a label that the table lacks")
            .by(data -> data.row(0, "age,income,risk"))
            .in("data.csv"),
        warned(Rule.LBL_02, IMAGE_CLASSIFICATION, "a row without a label")
            .by(data -> data.row(3, "a.png,"))
            .at("labels.csv", 3, "label")
            .saying("The label is blank"),
        warned(Rule.LBL_02, TABULAR_CLASSIFICATION, "a label that stands for nothing")
            .by(data -> data.row(4, "30,3.5,NA"))
            .at("data.csv", 4, "label")
            .saying("The label 'NA' is read as a missing value"),
        rejected(Rule.DIV_01, TABULAR_CLASSIFICATION, "one class in a table")
            .by(data -> data.row(2, "41,2.5,0").row(3, "30,3.5,0"))
            .in("data.csv", "label")
            .saying("the same value '0' in every row"),
        rejected(Rule.DIV_02, IMAGE_CLASSIFICATION, "one class of pictures")
            .by(data -> data.row(2, "b.png,cat"))
            .in("labels.csv", "label")
            .saying("the same value 'cat' in every row"));
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
