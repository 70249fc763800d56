package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.database.DatabaseConnection;
import io.tracebloc.sandbox.standin.database.DatabaseException;
import io.tracebloc.sandbox.standin.database.Route;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/**
 * Where the environment wants a run's records:
 *
 * <ul>
 *   <li>{@code STANDIN_INGEST_DATABASE}: {@code mysql}, or {@code none} (the default) for files
 *   <li>{@code MYSQL_HOST}, {@code MYSQL_PORT} (3306), {@code MYSQL_ROOT_PASSWORD}: the database
 *   <li>{@code STANDIN_INGEST_DATABASE_SECONDS} (120): how long it is waited for
 * </ul>
 */
record RecordsSettings(Map<String, String> environment) {
  private static final Duration PAUSE = Duration.ofMillis(50);

  /**
   * Opens them.
   *
   * @throws UnreachableException if the database does not answer in time
   * @throws IOException if it answers and refuses
   */
  RunRecords open(Path shared, String ingestorId, Clock clock, PrintStream out) throws IOException {
    var kind = environment.getOrDefault("STANDIN_INGEST_DATABASE", "none");
    return switch (kind) {
      case "", "none" -> new FileRecords(shared.resolve(".tracebloc-standin"), ingestorId, clock);
      case "mysql" -> new DatabaseRecords(connect(), ingestorId, out);
      default -> throw new IOException("unknown STANDIN_INGEST_DATABASE: " + kind);
    };
  }

  private DatabaseConnection connect() throws IOException {
    var route = Route.of(environment);
    var seconds =
        Long.parseLong(environment.getOrDefault("STANDIN_INGEST_DATABASE_SECONDS", "120"));
    var end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (true) {
      try {
        var password = environment.getOrDefault("MYSQL_ROOT_PASSWORD", "");
        return DatabaseConnection.open(route.connect(), "root", password);
      } catch (DatabaseException refused) {
        throw refused;
      } catch (IOException noAnswer) {
        if (System.nanoTime() > end) {
          throw new UnreachableException(
              "database %s is unreachable after %d s".formatted(route.host(), seconds), noAnswer);
        }
        pause();
      }
    }
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
