package io.tracebloc.engine.replace;

import java.util.List;
import java.util.Set;

/**
 * The table of the dataset that is replaced, and its rows in the bookkeeping tables. Every step may
 * be repeated.
 */
public interface OldTable {
  /**
   * Where tables of this name are.
   *
   * @param inPlace spellings of the name among the datasets; another case is another table
   * @param aside whether a table of exactly this name was set aside
   */
  record Standing(Set<String> inPlace, boolean aside) {
    public Standing {
      inPlace = Set.copyOf(inPlace);
    }
  }

  /** Where it is. */
  Standing look();

  /** Takes it away from the datasets, its rows in the bookkeeping first. */
  List<String> setAside();

  /**
   * Puts it back in place of whatever is there, if it was set aside.
   *
   * @param had whether there was one at all; otherwise a table that is there is a new one
   * @return what could not be done about the bookkeeping
   */
  List<String> bringBack(boolean had);

  /** Drops it for good, where it was set aside. */
  List<String> drop();
}
