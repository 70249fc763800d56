package io.tracebloc.sandbox.standin.ingestor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Datasets.md 8.1: the column {@code task} is absent on older clusters. */
class OlderJournalsHaveNoTasksTest {
  @TempDir private Path directory;

  @Test
  void bothLinesNoteTheirRunsInIt() throws Exception {
    try (var database = TestDatabase.start(directory.resolve("home"), "older-journal")) {
      for (var line : new String[] {"old", "new"}) {
        var staging = TinyDatasets.of(directory.resolve(line), "tabular_regression").into(database);
        (line.equals("old") ? staging.old() : staging).ingest().assertAccepted(3);
      }
      assertThat(database.lines("SELECT * FROM training_test_datasets.tracebloc_ingest_runs"))
          .hasSize(2)
          .allMatch(row -> row.matches("[-0-9a-f]{36}\\|practice_data\\|1\\|[^|]+\\|[^|]+"));
    }
  }
}
