package io.tracebloc.engine.dataset;

import java.util.Arrays;
import java.util.Optional;

/** The tasks that the contract knows ({@code contract/datasets.md} 1.2, 3.1). */
public enum Category {
  /** One label for each picture. */
  IMAGE_CLASSIFICATION("image_classification");

  private final String id;

  Category(String id) {
    this.id = id;
  }

  /** The id used in documents and on the command line. */
  public String id() {
    return id;
  }

  /** The category with this id. */
  public static Optional<Category> ofId(String id) {
    return Arrays.stream(values()).filter(category -> category.id.equals(id)).findFirst();
  }
}
