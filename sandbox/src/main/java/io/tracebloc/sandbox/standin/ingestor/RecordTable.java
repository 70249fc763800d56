package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The dataset's table. The real ingestor fills one in MySQL; here the rows stand in {@code
 * .tracebloc-standin/<table>.csv} on the shared volume, and what counts as inserted is what was
 * written there. A practice cluster with a database puts that behind this class.
 */
final class RecordTable {
  private static final String HEADER =
      "id,created_at,updated_at,status,label,data_intent,data_id,filename,extension,ingestor_id\n";

  private final Path file;
  private final String intent;
  private final String ingestorId;
  private final Clock clock;
  private long rows;

  private RecordTable(Path file, String intent, String ingestorId, Clock clock, long rows) {
    this.file = file;
    this.intent = intent;
    this.ingestorId = ingestorId;
    this.clock = clock;
    this.rows = rows;
  }

  /** Creates the table, or continues it after its last row. */
  static RecordTable open(Path directory, IngestionPlan plan, String ingestorId, Clock clock)
      throws IOException {
    var file = directory.resolve(plan.table() + ".csv");
    if (!Files.exists(file)) {
      Files.writeString(file, HEADER);
    }
    try (var lines = Files.lines(file)) {
      return new RecordTable(file, plan.intent(), ingestorId, clock, lines.count() - 1);
    }
  }

  /** Inserts a batch; returns how many rows were written. */
  int insert(List<StoredRecord> batch) throws IOException {
    var lines = new StringBuilder();
    for (var stored : batch) {
      lines.append(line(stored));
    }
    Files.writeString(file, lines, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    return batch.size();
  }

  private String line(StoredRecord stored) {
    var now = clock.instant().toString();
    return Stream.of(
            Long.toString(++rows),
            now,
            now,
            "1",
            stored.label().orElse(""),
            intent,
            stored.dataId(),
            stored.stem(),
            stored.extension(),
            ingestorId)
        .map(RecordTable::quoted)
        .collect(Collectors.joining(",", "", "\n"));
  }

  private static String quoted(String cell) {
    var plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
  }
}
