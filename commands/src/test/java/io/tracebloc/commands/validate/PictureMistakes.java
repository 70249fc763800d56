package io.tracebloc.commands.validate;

import static io.tracebloc.commands.validate.GoodDataset.points;
import static io.tracebloc.commands.validate.Mistake.rejected;
import static io.tracebloc.commands.validate.Mistake.warned;
import static io.tracebloc.engine.dataset.Category.IMAGE_CLASSIFICATION;
import static io.tracebloc.engine.dataset.Category.KEYPOINT_DETECTION;
import static io.tracebloc.engine.dataset.Category.OBJECT_DETECTION;
import static io.tracebloc.engine.dataset.Category.SEMANTIC_SEGMENTATION;

import io.tracebloc.engine.dataset.Rule;
import java.util.List;
import java.util.stream.Stream;

/** Mistakes in datasets of pictures (IMG, FILE, OD, SEG and KP). */
final class PictureMistakes {
  private static final String FILE = "labels.csv";

  private PictureMistakes() {}

  static List<Mistake> all() {
    return Stream.of(pictures(), files(), sidecars(), keypoints()).flatMap(List::stream).toList();
  }

  private static List<Mistake> pictures() {
    return List.of(
        rejected(Rule.IMG_01, IMAGE_CLASSIFICATION, "a column in capitals")
            .by(data -> data.row(0, "Filename,label"))
            .in(FILE)
            .saying("Rename column 'Filename' to 'filename'"),
        rejected(Rule.IMG_01, OBJECT_DETECTION, "a column of another name")
            .by(data -> data.row(0, "image_id,label"))
            .in(FILE)
            .saying("There is no column 'filename'"),
        rejected(Rule.IMG_02, IMAGE_CLASSIFICATION, "pictures below the smallest size")
            .with("--min-size=49x36")
            .in("images/b.png")
            .saying("48x36 is below the smallest size allowed, 49x36"),
        warned(Rule.IMG_02, KEYPOINT_DETECTION, "pictures too small for newer clusters")
            .by(data -> data.picture("images/a.png", 31, 40).picture("images/b.png", 31, 40))
            .in("images/")
            .saying("The pictures are 31x40"),
        rejected(Rule.IMG_03, IMAGE_CLASSIFICATION, "no picture")
            .by(data -> data.file("images/b.png", "a picture of a dog"))
            .in("images/b.png")
            .saying("The picture cannot be decoded"),
        rejected(Rule.IMG_03, OBJECT_DETECTION, "an empty picture")
            .by(data -> data.file("images/b.png", ""))
            .in("images/b.png"),
        rejected(Rule.IMG_04, IMAGE_CLASSIFICATION, "a picture of another size")
            .by(data -> data.picture("images/b.png", 36, 48))
            .in("images/b.png")
            .saying("36x48, but all pictures must be 48x36"),
        rejected(Rule.IMG_05, IMAGE_CLASSIFICATION, "a picture of another sort")
            .by(data -> data.picture("images/c.jpg", 48, 36).row(3, "c.jpg,cat"))
            .in("images/")
            .saying("All pictures must have the same extension; found 2 .png, 1 .jpg"));
  }

  private static List<Mistake> files() {
    return List.of(
        rejected(Rule.FILE_01, IMAGE_CLASSIFICATION, "a row without its picture")
            .by(data -> data.row(3, "c.png,cat"))
            .at(FILE, 3, "filename")
            .saying("There is no file 'c.png' in images/"),
        rejected(Rule.FILE_01, IMAGE_CLASSIFICATION, "only rows without a picture")
            .by(data -> data.rows("filename,label", "c.png,cat", "d.png,dog"))
            .at(FILE, 2, "filename")
            .saying("There is no file 'd.png' in images/"),
        rejected(Rule.FILE_01, OBJECT_DETECTION, "another case")
            .by(data -> data.row(3, "A.png,cat"))
            .at(FILE, 3, "filename")
            .saying("There is no file 'A.png' in images/"),
        warned(Rule.FILE_02, IMAGE_CLASSIFICATION, "a picture without a row")
            .by(data -> data.picture("images/c.png", 48, 36))
            .in("images/c.png")
            .saying("No row names this file"),
        warned(Rule.FILE_03, IMAGE_CLASSIFICATION, "a name that looks like a way out")
            .by(data -> data.picture("images/c..png", 48, 36).row(3, "c..png,cat"))
            .at(FILE, 3, "filename")
            .saying("The file name 'c..png' is absolute or holds '..'"));
  }

  private static List<Mistake> sidecars() {
    return List.of(
        rejected(Rule.OD_01, OBJECT_DETECTION, "a picture without an annotation")
            .by(data -> data.without("annotations/b.xml"))
            .in("images/b.png")
            .saying("There is no annotation 'b.xml' in annotations/"),
        warned(Rule.OD_01, OBJECT_DETECTION, "an extension in capitals")
            .by(data -> data.move("annotations/b.xml", "annotations/b.XML"))
            .in("annotations/b.XML")
            .saying("Rename the annotation to 'b.xml'"),
        rejected(Rule.OD_02, OBJECT_DETECTION, "no XML")
            .by(data -> data.file("annotations/b.xml", "<annotation>"))
            .in("annotations/b.xml"),
        warned(Rule.OD_02, OBJECT_DETECTION, "an annotation of nothing")
            .by(data -> data.file("annotations/b.xml", GoodDataset.annotation("")))
            .in("annotations/b.xml"),
        rejected(Rule.SEG_01, SEMANTIC_SEGMENTATION, "a picture without a mask")
            .by(data -> data.without("masks/b_mask.png"))
            .in("images/b.png")
            .saying("There is no mask 'b_mask.png' in masks/"),
        warned(Rule.SEG_01, SEMANTIC_SEGMENTATION, "an extension in capitals")
            .by(data -> data.move("masks/b_mask.png", "masks/b_mask.PNG"))
            .in("masks/b_mask.PNG")
            .saying("Rename the mask to 'b_mask.png'"),
        rejected(Rule.SEG_02, SEMANTIC_SEGMENTATION, "a row without a mask")
            .by(data -> data.row(2, "b.png,,dog"))
            .at(FILE, 2, "mask_id")
            .saying("'mask_id' is empty"),
        rejected(Rule.SEG_02, SEMANTIC_SEGMENTATION, "a column in capitals")
            .by(data -> data.row(0, "filename,Mask_ID,label"))
            .in(FILE)
            .saying("Rename column 'Mask_ID' to 'mask_id'"),
        rejected(Rule.SEG_03, SEMANTIC_SEGMENTATION, "a mask of another size")
            .by(data -> data.picture("masks/b_mask.png", 36, 48))
            .in("masks/b_mask.png")
            .saying("36x48, but all masks must be 48x36"));
  }

  private static List<Mistake> keypoints() {
    return List.of(
        rejected(Rule.KP_01, KEYPOINT_DETECTION, "a column in lower case")
            .by(data -> data.row(0, "filename,label,annotation,Visibility"))
            .in(FILE)
            .saying("Rename column 'annotation' to 'Annotation'"),
        second(Rule.KP_02, "a point too few", "{'eye':[6,7]}", "{'eye':1}")
            .at(FILE, 2, "Annotation")
            .saying("There are 1 points, but 2 are declared"),
        second(Rule.KP_02, "no JSON", "eye", "{'eye':1,'tail':0}")
            .at(FILE, 2, "Annotation")
            .saying("'Annotation' must be a JSON object of points"),
        second(Rule.KP_03, "other points", "{'eye':[6,7],'nose':[3,2]}", "{'eye':1,'nose':0}")
            .at(FILE, 2, "Annotation")
            .saying("The points differ from those of row 1"),
        second(Rule.KP_04, "half visible", "{'eye':[6,7],'tail':[3,2]}", "{'eye':0.5,'tail':0}")
            .at(FILE, 2, "Visibility")
            .saying("The visibility is neither 0 nor 1 for 'eye'"));
  }

  private static Mistake second(Rule rule, String title, String annotation, String visibility) {
    return rejected(rule, KEYPOINT_DETECTION, title)
        .by(data -> data.row(2, points("b.png,dog", annotation, visibility)));
  }
}
