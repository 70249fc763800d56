package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * Stands for tracebloc's own service, which is told about every record. It keeps what it accepts in
 * {@code .tracebloc-standin/<table>.api.jsonl} on the shared volume.
 */
final class BackEnd {
  private final JsonMapper json = new JsonMapper();
  private final Path file;
  private long refusals;

  /**
   * Opens the journal.
   *
   * @param refusals how many of the first records are refused, for practice
   */
  BackEnd(Path directory, String table, long refusals) {
    this.file = directory.resolve(table + ".api.jsonl");
    this.refusals = refusals;
  }

  /** Offers a batch; returns how many records were accepted. */
  int accept(List<StoredRecord> batch) throws IOException {
    var refused = (int) Math.min(refusals, batch.size());
    refusals -= refused;
    var lines = new StringBuilder();
    for (var stored : batch.subList(refused, batch.size())) {
      var entry = json.createObjectNode();
      entry.put("data_id", stored.dataId());
      stored.reported().ifPresent(label -> entry.put("label", label));
      lines.append(json.writeValueAsString(entry)).append('\n');
    }
    Files.writeString(
        file, lines, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return batch.size() - refused;
  }
}
