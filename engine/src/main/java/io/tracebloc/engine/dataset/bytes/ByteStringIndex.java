package io.tracebloc.engine.dataset.bytes;

/** Finds strings of a {@link ByteStrings} by content. Not for use while another thread adds. */
public final class ByteStringIndex {
  /** What {@link #find} returns for a string that is not there. */
  public static final int ABSENT = -1;

  private final ByteStrings strings;
  private int[] slots;

  /** An index over all strings of a list; where strings repeat, the first is found. */
  public ByteStringIndex(ByteStrings strings) {
    this.strings = strings;
    this.slots = new int[Math.max(16, Integer.highestOneBit(Math.max(1, strings.size())) * 4)];
    for (var index = 0; index < strings.size(); index++) {
      insert(index);
    }
  }

  /** Index of a string in the list, or {@link #ABSENT}. */
  public int find(Slice string) {
    for (var slot = hash(string) & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      if (slots[slot] == 0) {
        return ABSENT;
      }
      if (strings.get(slots[slot] - 1).matches(string)) {
        return slots[slot] - 1;
      }
    }
  }

  /**
   * Adds a string to the list unless it is there already.
   *
   * @return its index
   */
  public int add(Slice string) {
    var found = find(string);
    if (found != ABSENT) {
      return found;
    }
    strings.add(string);
    if (strings.size() * 2L > slots.length) {
      slots = new int[slots.length * 2];
      for (var index = 0; index < strings.size(); index++) {
        insert(index);
      }
    } else {
      insert(strings.size() - 1);
    }
    return strings.size() - 1;
  }

  private void insert(int index) {
    var string = strings.get(index);
    var slot = hash(string) & (slots.length - 1);
    while (slots[slot] != 0) {
      if (strings.get(slots[slot] - 1).matches(string)) {
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    slots[slot] = index + 1;
  }

  private static int hash(Slice string) {
    var hash = 0x811c9dc5;
    for (var index = string.start(); index < string.end(); index++) {
      hash = (hash ^ string.bytes()[index]) * 0x01000193;
    }
    return hash ^ (hash >>> 15);
  }
}
