package io.tracebloc.commands;

import static java.util.Comparator.comparingInt;

import java.util.Collection;
import java.util.Optional;

/** Finds the word that a mistyped one was meant to be. */
final class Similar {
  private static final int LONGEST = 40;

  private Similar() {}

  /** The closest known word, if at most a third of its letters are wrong. */
  static Optional<String> to(String word, Collection<String> known) {
    if (word.length() > LONGEST) {
      return Optional.empty();
    }
    return known.stream()
        .filter(candidate -> distance(word, candidate) * 3 <= candidate.length())
        .min(comparingInt(candidate -> distance(word, candidate)));
  }

  /** Letters to insert, delete, replace or swap with their neighbour. */
  private static int distance(String one, String other) {
    var costs = new int[one.length() + 1][other.length() + 1];
    for (var row = 0; row <= one.length(); row++) {
      for (var column = 0; column <= other.length(); column++) {
        costs[row][column] = cost(costs, one, row, other, column);
      }
    }
    return costs[one.length()][other.length()];
  }

  private static int cost(int[][] costs, String one, int row, String other, int column) {
    if (row == 0 || column == 0) {
      return row + column;
    }
    var replaced = one.charAt(row - 1) == other.charAt(column - 1) ? 0 : 1;
    var cost =
        Math.min(
            Math.min(costs[row - 1][column], costs[row][column - 1]) + 1,
            costs[row - 1][column - 1] + replaced);
    var swapped =
        row > 1
            && column > 1
            && one.charAt(row - 1) == other.charAt(column - 2)
            && one.charAt(row - 2) == other.charAt(column - 1);
    return swapped ? Math.min(cost, costs[row - 2][column - 2] + 1) : cost;
  }
}
