package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import java.util.Arrays;
import java.util.Optional;

/**
 * How many tags rows give to texts: four bytes for each text and twenty-four for each text with
 * tags. Texts are tagged once as a rule; of rows that repeat the number of tags for a text only the
 * first is kept, and of those that differ so many that one of them must be wrong.
 */
public final class TaggedRows {
  /** Different numbers of tags that are kept for one text. */
  static final int MOST_FOR_ONE = 64;

  private static final int NONE = -1;

  private final int[] first;
  private int[] next = new int[64];
  private int[] tags = new int[64];
  private int[] repeats = new int[64];
  private long[] rows = new long[64];
  private int size;
  private Optional<Finding.Field> column = Optional.empty();

  /** What one or more rows say about a text. */
  @FunctionalInterface
  public interface Visitor {
    /**
     * Takes it.
     *
     * @param row the first of the rows
     * @param repeats how many rows more say the same
     */
    void tagged(long row, int tags, int repeats);
  }

  TaggedRows(int files) {
    first = new int[files];
    Arrays.fill(first, NONE);
  }

  /** Says which column the tags are from. */
  void from(int index, String name) {
    column = Optional.of(Finding.Field.of(index, name));
  }

  /** Which column the tags are from, if that was said. */
  Optional<Finding.Field> column() {
    return column;
  }

  /** Adds what a row says. */
  void add(int file, long row, int count) {
    var length = 0;
    var last = NONE;
    for (var entry = first[file]; entry != NONE; entry = next[entry]) {
      if (tags[entry] == count) {
        repeats[entry]++;
        return;
      }
      last = entry;
      length++;
    }
    if (length == MOST_FOR_ONE) {
      return;
    }
    var entry = append(row, count);
    if (last == NONE) {
      first[file] = entry;
    } else {
      next[last] = entry;
    }
  }

  /** Hands over what rows say about a text, in the order of the rows. */
  public void forEach(int file, Visitor visitor) {
    for (var entry = first[file]; entry != NONE; entry = next[entry]) {
      visitor.tagged(rows[entry], tags[entry], repeats[entry]);
    }
  }

  private int append(long row, int count) {
    if (size == rows.length) {
      var room = size + (size >> 1);
      next = Arrays.copyOf(next, room);
      tags = Arrays.copyOf(tags, room);
      repeats = Arrays.copyOf(repeats, room);
      rows = Arrays.copyOf(rows, room);
    }
    next[size] = NONE;
    tags[size] = count;
    rows[size] = row;
    return size++;
  }
}
