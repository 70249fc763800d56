package io.tracebloc.engine.dataset;

import java.util.Set;

/** What a dataset is made of; decides its layout ({@code contract/datasets.md} 3.1, 4.3). */
public enum Family {
  /** One CSV file. */
  TABULAR,
  /** A manifest and a directory of pictures. */
  IMAGE,
  /** A manifest and a directory of text files. */
  TEXT;

  /** Extensions of its primary files, in lower case with the dot. */
  public Set<String> extensions() {
    return switch (this) {
      case TABULAR -> Set.of(".csv");
      case IMAGE -> Set.of(".jpg", ".jpeg", ".png");
      case TEXT -> Set.of(".txt", ".text");
    };
  }
}
