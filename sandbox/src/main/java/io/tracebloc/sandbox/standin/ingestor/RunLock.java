package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionFailedException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import tools.jackson.databind.json.JsonMapper;

/** One run per table at a time: {@code .tracebloc-ingest-<table>.lock} (datasets.md 8.1). */
final class RunLock implements AutoCloseable {
  private static final Duration STALE = Duration.ofHours(12);

  private final Path file;

  private RunLock(Path file) {
    this.file = file;
  }

  /**
   * Takes the lock; one that is older than twelve hours is taken over.
   *
   * @throws IngestionFailedException if another run holds it
   */
  static RunLock take(Path shared, String table, String ingestorId, Clock clock)
      throws IngestionFailedException, IOException {
    var file = shared.resolve(".tracebloc-ingest-" + table + ".lock");
    if (Files.exists(file)
        && Files.getLastModifiedTime(file).toInstant().isBefore(clock.instant().minus(STALE))) {
      Files.deleteIfExists(file);
    }
    try {
      Files.writeString(file, content(table, ingestorId, clock), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException _) {
      throw new IngestionFailedException(
          "another ingestion into '%s' is running (lock file %s)"
              .formatted(table, file.getFileName()));
    }
    return new RunLock(file);
  }

  private static String content(String table, String ingestorId, Clock clock) {
    var json = new JsonMapper();
    var content = json.createObjectNode();
    content.put("ingestor_id", ingestorId);
    content.put("table_name", table);
    content.put("pid", ProcessHandle.current().pid());
    content.put("hostname", "stand-in");
    content.put("started_at", clock.instant().toString());
    return json.writeValueAsString(content);
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
