package io.tracebloc.engine.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a dataset is for ({@code contract/datasets.md} 1.1). */
public enum Intent {
  /** To train on. */
  TRAIN,
  /** To test with. */
  TEST;

  /** The word used in documents and on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The intent with this id. */
  public static Optional<Intent> ofId(String id) {
    return Arrays.stream(values()).filter(intent -> intent.id().equals(id)).findFirst();
  }
}
