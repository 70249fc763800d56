package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.csv.CsvFormat;
import io.tracebloc.sandbox.standin.ingestor.csv.CsvText;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A dataset's table on clusters without a database: {@code .tracebloc-standin/<table>.csv} on the
 * shared volume. What counts as inserted is what was written there.
 *
 * <p>Ids are unique: a record with a known one takes the earlier one's place when the table is
 * closed, as an upsert does.
 */
final class FileTable implements RecordTable {
  private static final List<String> FRAMEWORK =
      List.of(
          "id",
          "created_at",
          "updated_at",
          "status",
          "label",
          "data_intent",
          "data_id",
          "filename",
          "extension",
          "annotation",
          "ingestor_id");
  private static final int DATA_ID = FRAMEWORK.indexOf("data_id");
  private static final CsvFormat FORMAT = new CsvFormat(',', '"', Optional.empty());

  private final Path file;
  private final String intent;
  private final String ingestorId;
  private final Clock clock;
  private final Set<String> ids = new HashSet<>();
  private long rows;
  private boolean repeated;

  private FileTable(Path file, String intent, String ingestorId, Clock clock) {
    this.file = file;
    this.intent = intent;
    this.ingestorId = ingestorId;
    this.clock = clock;
  }

  /**
   * Creates the table, or continues it after its last row.
   *
   * @param file of the table
   * @param features the columns that follow the framework's own
   * @throws IngestionFailedException if the table exists with other columns (TAB-08)
   */
  static FileTable open(
      Path file, List<String> features, String intent, String ingestorId, Clock clock)
      throws IngestionFailedException, IOException {
    var columns = Stream.concat(FRAMEWORK.stream(), features.stream()).toList();
    if (!Files.exists(file)) {
      Files.writeString(file, line(columns.stream()));
    }
    var table = new FileTable(file, intent, ingestorId, clock);
    var records = CsvText.records(Files.readString(file), FORMAT);
    if (!records.getFirst().equals(columns)) {
      throw new IngestionFailedException(
          "TAB-08: the table exists with other columns: "
              + String.join(
                  ", ", records.getFirst().subList(FRAMEWORK.size(), records.getFirst().size())));
    }
    records.stream().skip(1).forEach(record -> table.note(record.get(DATA_ID)));
    return table;
  }

  private void note(String dataId) {
    rows++;
    repeated |= !ids.add(dataId);
  }

  @Override
  public List<StoredRecord> insert(List<StoredRecord> batch) throws IOException {
    var lines = new StringBuilder();
    for (var stored : batch) {
      note(stored.dataId());
      lines.append(line(cells(stored)));
    }
    Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    return List.copyOf(batch);
  }

  private Stream<String> cells(StoredRecord stored) {
    var now = clock.instant().toString();
    var framework =
        Stream.of(
            Long.toString(rows),
            now,
            now,
            "1",
            stored.label().orElse(""),
            intent,
            stored.dataId(),
            stored.stem().orElse(""),
            stored.extension().orElse(""),
            stored.annotation().orElse(""),
            ingestorId);
    return Stream.concat(framework, stored.features().stream());
  }

  /** Removes the rows that a later one of the same id replaced. */
  @Override
  public void close() throws IOException {
    if (!repeated) {
      return;
    }
    var records = CsvText.records(Files.readString(file), FORMAT);
    var byId = new LinkedHashMap<String, List<String>>();
    records.stream()
        .skip(1)
        .forEach(record -> byId.merge(record.get(DATA_ID), record, FileTable::updated));
    var lines = new StringBuilder(line(records.getFirst().stream()));
    byId.values().forEach(record -> lines.append(line(record.stream())));
    Files.writeString(file, lines);
    repeated = false;
  }

  /** The new values under the earlier row's number and time of creation. */
  private static List<String> updated(List<String> earlier, List<String> later) {
    var row = new ArrayList<>(later);
    row.set(0, earlier.get(0));
    row.set(1, earlier.get(1));
    return row;
  }

  private static String line(Stream<String> cells) {
    return cells.map(FileTable::quoted).collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String cell) {
    var plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
