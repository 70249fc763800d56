package io.tracebloc.engine.catalog;

import java.util.List;

/**
 * The values of a column.
 *
 * @param shares the most frequent first
 * @param complete whether these are all
 */
public record Shares(List<Share> shares, boolean complete) {
  public Shares {
    shares = List.copyOf(shares);
  }

  /** None. */
  static Shares none() {
    return new Shares(List.of(), true);
  }

  static Shares of(List<Share> read) {
    return new Shares(
        read.subList(0, Math.min(read.size(), Share.MOST)), read.size() <= Share.MOST);
  }
}
