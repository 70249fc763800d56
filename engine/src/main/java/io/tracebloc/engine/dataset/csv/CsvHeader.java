package io.tracebloc.engine.dataset.csv;

import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The column names of a CSV file, trimmed.
 *
 * @param names in order
 * @param byteOrderMark whether the file starts with a UTF-8 byte order mark (TAB-01)
 */
public record CsvHeader(List<String> names, boolean byteOrderMark) {
  public CsvHeader {
    names = List.copyOf(names);
  }

  /** The header of a file without a byte order mark. */
  public CsvHeader(List<String> names) {
    this(names, false);
  }

  /** The header that a reader is at. */
  public static CsvHeader of(CsvReader reader) {
    return new CsvHeader(of((CsvRow) reader).names, reader.hasByteOrderMark());
  }

  /** The header in a record. */
  public static CsvHeader of(CsvRow row) {
    var names = new ArrayList<String>();
    for (var cell = 0; cell < row.cells(); cell++) {
      names.add(WhiteSpace.trim(row.cell(cell).text()));
    }
    return new CsvHeader(names);
  }

  /** First column with exactly this name. */
  public OptionalInt exact(String name) {
    var index = names.indexOf(name);
    return index < 0 ? OptionalInt.empty() : OptionalInt.of(index);
  }

  /** First column with exactly this name, else first one that differs in case or blanks. */
  public OptionalInt resolve(String name) {
    var exact = exact(name);
    if (exact.isPresent()) {
      return exact;
    }
    var folded = fold(name);
    for (var index = 0; index < names.size(); index++) {
      if (fold(names.get(index)).equals(folded)) {
        return OptionalInt.of(index);
      }
    }
    return OptionalInt.empty();
  }

  /** Names that occur more than once, sorted (GEN-03). */
  public SortedSet<String> duplicates() {
    var seen = new HashSet<String>();
    var duplicates = new TreeSet<String>();
    for (var name : names) {
      if (!seen.add(name)) {
        duplicates.add(name);
      }
    }
    return duplicates;
  }

  private static String fold(String name) {
    return WhiteSpace.trim(name).toLowerCase(Locale.ROOT);
  }
}
