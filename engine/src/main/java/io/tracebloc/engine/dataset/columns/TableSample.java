package io.tracebloc.engine.dataset.columns;

import io.tracebloc.engine.dataset.csv.CsvHeader;
import io.tracebloc.engine.dataset.csv.CsvReader;
import io.tracebloc.engine.dataset.csv.RecordTooLongException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * What the first rows of a table tell about its columns ({@code contract/datasets.md} 6.1, 6.2).
 *
 * @param columns named columns in the order of the header, each name once
 * @param unnamed how many columns have no name
 * @param rows how many rows were looked at, at most {@link #MOST_ROWS}
 */
public record TableSample(List<InferredColumn> columns, int unnamed, int rows) {
  /** Rows that inference looks at, cells without a value included. */
  public static final int MOST_ROWS = 5000;

  /** Columns in which ids are looked for; that bounds the memory for tables of many columns. */
  private static final int MOST_WATCHED = 500;

  public TableSample {
    columns = List.copyOf(columns);
  }

  /**
   * Reads the header and the first rows. A record that is too long ends the sample: the check of
   * the whole file complains about it.
   *
   * @param reader at the start of the file
   */
  public static TableSample read(CsvReader reader) throws IOException {
    try {
      return reader.next()
          ? new Sampling(CsvHeader.of(reader)).read(reader)
          : new TableSample(List.of(), 0, 0);
    } catch (RecordTooLongException _) {
      return new TableSample(List.of(), 0, 0);
    }
  }

  /** A sample being taken. */
  private static final class Sampling {
    private final List<Sampled> columns = new ArrayList<>();
    private int unnamed;
    private int rows;

    private record Sampled(int index, String name, ColumnSample sample) {}

    Sampling(CsvHeader header) {
      var seen = new HashSet<String>();
      for (var index = 0; index < header.names().size(); index++) {
        var name = header.names().get(index);
        if (name.isEmpty()) {
          unnamed++;
        } else if (seen.add(name)) {
          var watchIds = columns.size() < MOST_WATCHED;
          columns.add(new Sampled(index, name, new ColumnSample(watchIds)));
        }
      }
    }

    TableSample read(CsvReader reader) throws IOException {
      try {
        while (rows < MOST_ROWS && reader.next()) {
          for (var column : columns) {
            column.sample().add(reader.cell(column.index()));
          }
          rows++;
        }
      } catch (RecordTooLongException _) {
        // What came before it is good enough.
      }
      return new TableSample(columns.stream().map(Sampling::inferred).toList(), unnamed, rows);
    }

    private static InferredColumn inferred(Sampled column) {
      var sample = column.sample();
      return new InferredColumn(
          column.name(), sample.type(), sample.isEmpty(), sample.looksLikeId());
    }
  }
}
