package io.tracebloc.engine.dataset;

import java.util.Arrays;
import java.util.Optional;

/**
 * The tasks that the contract knows, with their traits ({@code contract/datasets.md} 1.2, 3.1,
 * 3.2). Adding a category is one entry here and its rules.
 */
public enum Category {
  /** One label for each picture. */
  IMAGE_CLASSIFICATION(
      "image_classification",
      "Image classification",
      Family.IMAGE,
      Supervision.CLASSIFICATION,
      "images");

  private final String id;
  private final String displayName;
  private final Family family;
  private final Supervision supervision;
  private final Optional<String> directory;

  Category(
      String id, String displayName, Family family, Supervision supervision, String directory) {
    this.id = id;
    this.displayName = displayName;
    this.family = family;
    this.supervision = supervision;
    this.directory = Optional.of(directory);
  }

  /** The id used in documents and on the command line. */
  public String id() {
    return id;
  }

  /** The name shown to people. */
  public String displayName() {
    return displayName;
  }

  /** What it is made of. */
  public Family family() {
    return family;
  }

  /** What it learns from. */
  public Supervision supervision() {
    return supervision;
  }

  /** Name of the directory with its primary files; empty for tabular data. */
  public Optional<String> directory() {
    return directory;
  }

  /** Whether the user may name its time column. */
  public boolean hasTimeColumn() {
    return false;
  }

  /** Whether its pictures carry a declared number of keypoints. */
  public boolean hasKeypoints() {
    return false;
  }

  /** The category with this id. */
  public static Optional<Category> ofId(String id) {
    return Arrays.stream(values()).filter(category -> category.id.equals(id)).findFirst();
  }
}
