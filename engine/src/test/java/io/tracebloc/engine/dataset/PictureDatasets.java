package io.tracebloc.engine.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Small valid datasets of the categories with pictures, to be broken in one place by tests. */
public final class PictureDatasets {
  /** A complete annotation with one object. */
  public static final String VOC =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <annotation>
        <folder>images</folder>
        <filename>a.png</filename>
        <source><database>harbour</database><annotation>PASCAL VOC</annotation></source>
        <size><width>48</width><height>36</height><depth>3</depth></size>
        <segmented>0</segmented>
        <object>
          <name>boat</name>
          <pose>Left</pose>
          <truncated>0</truncated>
          <difficult>0</difficult>
          <bndbox><xmin>2</xmin><ymin>3</ymin><xmax>20</xmax><ymax>24</ymax></bndbox>
        </object>
      </annotation>
      """;

  private PictureDatasets() {}

  /** Two pictures, 48 by 36, of two classes. */
  public static DatasetFolder imageClassification(Path root) throws IOException {
    return DatasetFolder.valid(root);
  }

  /** Two pictures with their annotations; no label column. */
  public static DatasetFolder objectDetection(Path root) throws IOException {
    return pictures(root)
        .file("labels.csv", "filename\na.png\nb.png\n")
        .file("annotations/a.xml", VOC)
        .file("annotations/b.xml", VOC);
  }

  /** Two pictures with their masks; no label column. */
  public static DatasetFolder semanticSegmentation(Path root) throws IOException {
    return pictures(root)
        .file("labels.csv", "filename,mask_id\na.png,a_mask.png\nb.png,b_mask.png\n")
        .file("masks/a_mask.png", Pictures.png(48, 36))
        .file("masks/b_mask.png", Pictures.png(48, 36));
  }

  /** Two pictures with two points each; no label column. */
  public static DatasetFolder keypointDetection(Path root) throws IOException {
    return keypointDetection(
        root,
        row("a.png", "{'nose': [4, 5], 'tail': [20, 25]}", "{'nose': 1, 'tail': 1}"),
        row("b.png", "{'nose': [6, 7], 'tail': [18, 22]}", "{'nose': 1, 'tail': 0}"));
  }

  /** Two pictures with these rows. */
  public static DatasetFolder keypointDetection(Path root, String... rows) throws IOException {
    return pictures(root)
        .file("labels.csv", "filename,Annotation,Visibility\n" + String.join("", rows));
  }

  /** A row of a keypoint dataset; single quotes in the cells stand for double ones. */
  public static String row(String file, String annotation, String visibility) {
    return "%s,%s,%s\n".formatted(file, cell(annotation), cell(visibility));
  }

  /** What is asked about such a dataset. */
  public static DatasetRequest request(DatasetFolder dataset, Category category) {
    return DatasetRequest.builder(dataset.root(), "pets", category)
        .labelColumn(Optional.of("label"))
        .numberOfKeypoints(category.hasKeypoints() ? OptionalInt.of(2) : OptionalInt.empty())
        .build();
  }

  private static DatasetFolder pictures(Path root) throws IOException {
    return new DatasetFolder(root)
        .file("images/a.png", Pictures.png(48, 36))
        .file("images/b.png", Pictures.png(48, 36));
  }

  private static String cell(String json) {
    return "\"" + json.replace("'", "\"\"") + "\"";
  }
}
