package io.tracebloc.commands.output;

import io.tracebloc.commands.terminal.Columns;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows in columns, as kubectl prints them: no borders, three spaces between columns. */
public final class Table {
  private static final String GAP = "   ";

  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row; all rows have as many cells as the first. An empty cell prints as nothing. */
  public Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /** The lines, without trailing spaces. */
  public List<String> lines() {
    if (rows.isEmpty()) {
      return List.of();
    }
    var widths =
        IntStream.range(0, rows.getFirst().size())
            .map(
                column ->
                    rows.stream().mapToInt(row -> Columns.of(row.get(column))).max().orElse(0))
            .toArray();
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    var line = new StringBuilder();
    for (var column = 0; column < row.size(); column++) {
      line.append(column == 0 ? "" : GAP).append(Columns.pad(row.get(column), widths[column]));
    }
    return line.toString().stripTrailing();
  }
}
