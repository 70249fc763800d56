package io.tracebloc.engine.replace;

import java.util.Set;

/**
 * The table of the dataset that is replaced, and its rows in the bookkeeping tables. Every step may
 * be repeated. Tables of replacements with other suffixes are never touched.
 */
public interface OldTable {
  /** Spellings of the name among the datasets; another case is another table. */
  Set<String> inPlace();

  /** Whether the table was set aside by the replacement with this suffix. */
  boolean isAside(String suffix);

  /** Takes it away from the datasets. */
  void setAside(String suffix);

  /**
   * Puts it back in place of whatever is there, if it was set aside.
   *
   * @param had whether there was one at all; otherwise a table that is there is a new one
   */
  void bringBack(String suffix, boolean had);

  /** Drops it for good, where it was set aside. */
  void drop(String suffix);
}
