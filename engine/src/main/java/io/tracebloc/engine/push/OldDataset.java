package io.tracebloc.engine.push;

import java.util.Locale;

/** What became of the dataset that was to be replaced. */
public enum OldDataset {
  /** The new one has arrived, and the old one is gone. */
  REMOVED,
  /** The old one is in place. */
  RESTORED,
  /** It waits under another name until somebody finishes the replacement. */
  ASIDE;

  /** The word used in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
