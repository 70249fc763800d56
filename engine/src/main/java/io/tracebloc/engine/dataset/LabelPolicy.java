package io.tracebloc.engine.dataset;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How label values of regression-class tasks leave the cluster ({@code contract/datasets.md} 3.3).
 */
public enum LabelPolicy {
  /** As they are. */
  PASSTHROUGH,
  /** As one of 64 hash buckets. */
  BUCKET;

  /** The word used in documents and on the command line. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The policy with this id. */
  public static Optional<LabelPolicy> ofId(String id) {
    return Arrays.stream(values()).filter(policy -> policy.id().equals(id)).findFirst();
  }
}
