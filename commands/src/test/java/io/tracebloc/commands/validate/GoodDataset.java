package io.tracebloc.commands.validate;

import io.tracebloc.engine.dataset.Category;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A small dataset on disk that is fine as it is, to be broken in one place. */
final class GoodDataset {
  private static final String THING =
      """
      <object>
        <name>boat</name><pose>Left</pose><truncated>0</truncated><difficult>0</difficult>
        <bndbox><xmin>2</xmin><ymin>3</ymin><xmax>20</xmax><ymax>24</ymax></bndbox>
      </object>
      """;

  private final Path root;
  private final Category category;
  private final String manifest;
  private List<String> lines = List.of();

  private GoodDataset(Path root, Category category) {
    this.root = root;
    this.category = category;
    this.manifest = category.directory().isPresent() ? "labels.csv" : "data.csv";
  }

  /** Writes one into the folder {@code data} below another. */
  static GoodDataset write(Path folder, Category category) {
    var dataset = new GoodDataset(folder.resolve("data"), category);
    switch (category.family()) {
      case IMAGE -> dataset.pictures();
      case TEXT -> dataset.texts();
      case TABULAR -> dataset.table();
    }
    return dataset;
  }

  /** The options that say what it is, without those that are given. */
  List<String> options(List<String> given) {
    var options = new ArrayList<>(List.of("--task=" + category.id()));
    if (category.isLabelled()) {
      options.add("--label-column=label");
    }
    if (category.hasKeypoints() && given.stream().noneMatch(word -> word.contains("keypoints"))) {
      options.add("--number-of-keypoints=2");
    }
    return options;
  }

  /** Writes the manifest. */
  GoodDataset rows(String... header) {
    lines = List.of(header);
    return file(manifest, String.join("\n", lines) + "\n");
  }

  /** Replaces one line of the manifest; 0 is the header, one after the last is added. */
  GoodDataset row(int number, String line) {
    var changed = new ArrayList<>(lines);
    if (number < changed.size()) {
      changed.set(number, line);
    } else {
      changed.add(line);
    }
    return rows(changed.toArray(String[]::new));
  }

  /** Writes a file. */
  GoodDataset file(String name, byte[] content) {
    try {
      var file = path(name);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a text file. */
  GoodDataset file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  /** Draws a picture. */
  GoodDataset picture(String name, int width, int height) {
    try {
      var bytes = new ByteArrayOutputStream();
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
      return file(name, bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Calls a file or folder something else. */
  GoodDataset move(String from, String to) {
    try {
      Files.move(path(from), path(to));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a file away; nothing if it is gone already. */
  GoodDataset without(String name) {
    try {
      Files.deleteIfExists(path(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where a file of it lies. */
  Path path(String name) {
    return root.resolve(name);
  }

  private void pictures() {
    picture("images/a.png", 48, 36).picture("images/b.png", 48, 36);
    switch (category) {
      case SEMANTIC_SEGMENTATION ->
          picture("masks/a_mask.png", 48, 36)
              .picture("masks/b_mask.png", 48, 36)
              .rows("filename,mask_id,label", "a.png,a_mask,cat", "b.png,b_mask,dog");
      case KEYPOINT_DETECTION ->
          rows(
              "filename,label,Annotation,Visibility",
              points("a.png,cat", "{'eye':[4,5],'tail':[9,8]}", "{'eye':1,'tail':1}"),
              points("b.png,dog", "{'eye':[6,7],'tail':[3,2]}", "{'eye':1,'tail':0}"));
      case OBJECT_DETECTION ->
          file("annotations/a.xml", annotation(THING))
              .file("annotations/b.xml", annotation(THING))
              .rows("filename,label", "a.png,cat", "b.png,dog");
      default -> rows("filename,label", "a.png,cat", "b.png,dog");
    }
  }

  /** An annotation of these things. */
  static String annotation(String things) {
    return """
        <annotation>
          <folder>images</folder>
          <filename>a.png</filename>
          <source><database>harbour</database><annotation>PASCAL VOC</annotation></source>
          <size><width>48</width><height>36</height><depth>3</depth></size>
          <segmented>0</segmented>
          %s
        </annotation>
        """
        .formatted(things);
  }

  /** A row about points; single quotes stand for those of JSON. */
  static String points(String start, String annotation, String visibility) {
    return "%s,\"%s\",\"%s\"".formatted(start, annotation, visibility).replace("'", "\"\"");
  }

  private void texts() {
    var directory = category.directory().orElseThrow();
    file(directory + "/a.txt", "one\ttwo\n").file(directory + "/b.txt", "three\tfour\n");
    switch (category) {
      case TOKEN_CLASSIFICATION -> rows("filename,label", "a.txt,O B-X", "b.txt,B-X I-X");
      case MASKED_LANGUAGE_MODELING ->
          file("tokenizer.json", "[\"[MASK]\", \"[PAD]\"]").rows("filename,id", "a.txt,1", "b,2");
      default ->
          rows(
              category.isLabelled() ? "filename,label" : "filename,topic",
              "a.txt,mail",
              "b.txt,news");
    }
  }

  private void table() {
    switch (category) {
      case TIME_SERIES_FORECASTING -> rows("timestamp,label", "2024-01-01,1.5", "2024-01-02,2.5");
      case TIME_SERIES_CLASSIFICATION ->
          rows("sequence_id,timestamp,mv,label", "A,1,0.5,x", "A,2,0.7,x", "B,1,0.5,y");
      case TIME_TO_EVENT_PREDICTION -> rows("time,label", "1.5,0", "2.5,1");
      default -> rows("age,income,label", "30,1.5,0", "41,2.5,1", "30,3.5,1");
    }
  }
}
