package io.tracebloc.sandbox.standin.ingestor;

import java.nio.file.Path;
import java.util.List;

/** The smallest good dataset of each category: three rows for tables, two otherwise. */
final class TinyDatasets {
  static final List<String> CATEGORIES =
      List.of(
          "image_classification",
          "object_detection",
          "keypoint_detection",
          "semantic_segmentation",
          "text_classification",
          "token_classification",
          "sentence_pair_classification",
          "tabular_classification",
          "tabular_regression",
          "time_series_forecasting",
          "time_series_classification",
          "time_to_event_prediction",
          "masked_language_modeling",
          "causal_language_modeling",
          "seq2seq",
          "embeddings");

  /** What the older line does not know yet. */
  static final List<String> NEWER =
      List.of(
          "sentence_pair_classification",
          "time_series_classification",
          "causal_language_modeling",
          "seq2seq",
          "embeddings");

  /** What both lines know. */
  static final List<String> OLDER =
      CATEGORIES.stream().filter(category -> !NEWER.contains(category)).toList();

  private TinyDatasets() {}

  static Staging of(Path directory, String category) {
    var staging = new Staging(directory, category);
    return switch (category) {
      case "image_classification" ->
          images(staging).set("label", "disease").csv("filename,disease\na.png,rust\nb,blight\n");
      case "object_detection" -> detection(staging);
      case "keypoint_detection" -> keypoints(staging);
      case "semantic_segmentation" -> segmentation(staging);
      case "text_classification", "token_classification", "sentence_pair_classification" ->
          labelledTexts(staging, category);
      case "masked_language_modeling", "causal_language_modeling", "seq2seq", "embeddings" ->
          texts(staging, category.startsWith("masked") ? "sequences" : "texts")
              .csv("filename\na.txt\nb\n");
      default -> table(staging, category);
    };
  }

  private static Staging images(Staging staging) {
    return staging
        .directories("images")
        .set("spec", "{file_options: {extension: .png, target_size: [32, 40]}}")
        .picture("images/a.png", 32, 40)
        .picture("images/b.png", 32, 40);
  }

  private static Staging detection(Staging staging) {
    return images(staging)
        .directories("annotations")
        .set("label", "scene")
        .csv("filename\na.png\nb.png\n")
        .file("annotations/a.xml", VOC)
        .file("annotations/b.xml", VOC);
  }

  private static Staging keypoints(Staging staging) {
    return images(staging)
        .set("spec", "{file_options: {extension: .png}}")
        .set("label", "side")
        .set("target_size", "[32, 40]")
        .set("number_of_keypoints", "2")
        .csv(
            keypointCsv(
                "{\"eye\": [1, 2], \"ear\": [3.5, 40]}",
                "{\"ear\": {\"x\": 1, \"y\": 2}, \"eye\": {\"x\": 0, \"y\": 9}}",
                "{\"eye\": 0, \"ear\": 1}"));
  }

  /** Two rows; the same visibility for both. */
  static String keypointCsv(String first, String second, String visibility) {
    return "filename,Annotation,Visibility\n"
        + "a.png,%s,%s\n".formatted(cell(first), cell(visibility))
        + "b.png,%s,%s\n".formatted(cell(second), cell(visibility));
  }

  private static String cell(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static Staging segmentation(Staging staging) {
    return images(staging)
        .directories("masks")
        .set("label", "region")
        .set("schema", "{mask_id: VARCHAR(255)}")
        .csv("filename,mask_id\na.png,a_mask.png\nb.png,b_mask.png\n")
        .picture("masks/a_mask.png", 32, 40)
        .picture("masks/b_mask.png", 32, 40);
  }

  private static Staging texts(Staging staging, String directory) {
    return staging
        .directories(directory)
        .file(directory + "/a.txt", "one\ttwo\n")
        .file(directory + "/b.txt", "drei\tvier\n");
  }

  private static Staging labelledTexts(Staging staging, String category) {
    var tags = category.equals("token_classification");
    return texts(staging, "texts")
        .set("label", "topic")
        .csv(
            "filename,topic\na.txt,%s\nb,%s\n"
                .formatted(tags ? "B-NUM I-NUM" : "low", tags ? "O O" : "high"));
  }

  private static Staging table(Staging staging, String category) {
    return switch (category) {
      case "tabular_classification" ->
          staging
              .set("schema", "{age: INT, income: FLOAT, paid: VARCHAR(3)}")
              .set("label", "paid")
              .csv("age,income,paid\n30,1.5,yes\n40,NA,no\n50,2,yes\n");
      case "tabular_regression" ->
          staging
              .set("schema", "{rooms: INT, rent: FLOAT}")
              .set("label", "{column: rent, policy: passthrough}")
              .csv("rooms,rent\n1,500\n2,900.5\n3,1200\n");
      case "time_series_forecasting" ->
          staging
              .set("schema", "{timestamp: TIMESTAMP, load: FLOAT}")
              .set("label", "{column: load, policy: bucket}")
              .csv("timestamp,load\n2024-01-01,1\n2024-01-02 03:00,2\n2024-01-03,\n");
      case "time_series_classification" ->
          staging
              .set("schema", "{sequence_id: VARCHAR(8), timestamp: INT, mv: FLOAT}")
              .set("label", "rhythm")
              .csv("sequence_id,timestamp,mv,rhythm\np1,1,0.5,1\np2,7,0.6,0\np1,2,0.7,1.0\n");
      case "time_to_event_prediction" ->
          staging
              .set("schema", "{time: FLOAT, event: INT}")
              .set("label", "{column: event, policy: passthrough}")
              .csv("time,event\n0,1\n12.5,0\n7,1\n");
      default -> throw new AssertionError(category);
    };
  }

  static final String VOC =
      """
      <annotation>
        <folder>images</folder>
        <filename>a.png</filename>
        <source><database>practice</database><annotation>drawn</annotation></source>
        <size><width>32</width><height>40</height><depth>3</depth></size>
        <segmented>0</segmented>
        <object>
          <name>leaf</name>
          <pose>Unspecified</pose>
          <truncated>0</truncated>
          <difficult>0</difficult>
          <bndbox><xmin>2</xmin><ymin>3</ymin><xmax>20</xmax><ymax>24</ymax></bndbox>
        </object>
      </annotation>
      """;
}
