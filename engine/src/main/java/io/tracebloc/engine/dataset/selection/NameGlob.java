package io.tracebloc.engine.dataset.selection;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A pattern for one name: {@code *} is any text, {@code ?} any one character, {@code [a-z]} one of
 * these, {@code [!a-z]} one that is not, and {@code \} takes the next character as it is. Takes
 * time in proportion to the name and the pattern, whatever they are. Immutable.
 */
final class NameGlob {
  /** For each piece which character it may be, or nothing for any text. */
  private final List<Optional<IntPredicate>> pieces;

  private NameGlob(List<Optional<IntPredicate>> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it cannot be understood, with the reason
   */
  static NameGlob parse(String text) {
    var reader = new Reader(text.codePoints().toArray());
    var pieces = new ArrayList<Optional<IntPredicate>>();
    while (reader.hasMore()) {
      pieces.add(reader.piece());
    }
    return new NameGlob(pieces);
  }

  boolean matches(String name) {
    var characters = name.codePoints().toArray();
    int piece = 0;
    int at = 0;
    int star = -1;
    int taken = 0;
    while (at < characters.length) {
      if (piece < pieces.size() && pieces.get(piece).isEmpty()) {
        star = piece++;
        taken = at;
      } else if (piece < pieces.size() && pieces.get(piece).get().test(characters[at])) {
        piece++;
        at++;
      } else if (star >= 0) {
        // The last star takes one character more; earlier ones need not.
        piece = star + 1;
        at = ++taken;
      } else {
        return false;
      }
    }
    while (piece < pieces.size() && pieces.get(piece).isEmpty()) {
      piece++;
    }
    return piece == pieces.size();
  }

  /** Takes a pattern apart. */
  private static final class Reader {
    private final int[] text;
    private int at;

    Reader(int[] text) {
      this.text = text;
    }

    boolean hasMore() {
      return at < text.length;
    }

    Optional<IntPredicate> piece() {
      int character = text[at++];
      return switch (character) {
        case '*' -> Optional.empty();
        case '?' -> Optional.of(any -> true);
        case '[' -> Optional.of(set());
        case '\\' -> Optional.of(exactly(escaped()));
        default -> Optional.of(exactly(character));
      };
    }

    private static IntPredicate exactly(int wanted) {
      return character -> character == wanted;
    }

    private int escaped() {
      if (!hasMore()) {
        throw new IllegalArgumentException("ends with a \\ that has nothing to act on");
      }
      return text[at++];
    }

    private IntPredicate set() {
      boolean inverted = hasMore() && (text[at] == '!' || text[at] == '^');
      if (inverted) {
        at++;
      }
      var ranges = new ArrayList<int[]>();
      // A bracket that comes first is an ordinary member.
      while (ranges.isEmpty() || member() != ']') {
        int low = character();
        boolean isRange = at + 1 < text.length && text[at] == '-' && text[at + 1] != ']';
        if (isRange) {
          at++;
        }
        ranges.add(new int[] {low, isRange ? character() : low});
      }
      at++;
      return character -> contains(ranges, character) != inverted;
    }

    private int character() {
      int character = member();
      at++;
      return character == '\\' ? escaped() : character;
    }

    private int member() {
      if (!hasMore()) {
        throw new IllegalArgumentException("has a [ without a ]");
      }
      return text[at];
    }

    private static boolean contains(List<int[]> ranges, int character) {
      return ranges.stream().anyMatch(range -> range[0] <= character && character <= range[1]);
    }
  }
}
