package io.tracebloc.sandbox.standin.ingestor;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.sandbox.database.DatabaseStore;
import io.tracebloc.sandbox.database.DatabaseSupply;
import io.tracebloc.sandbox.standin.database.DatabaseConnection;
import io.tracebloc.sandbox.standin.database.Route;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The practice cluster's database without the cluster. */
final class TestDatabase implements AutoCloseable {
  private static final String PASSWORD = "it's a \\ \"secret\" `$HOME`";

  private final Process server;
  private final int port;

  private TestDatabase(Process server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts it; skips the test where there is none for this platform.
   *
   * @param journal {@code journal} or {@code older-journal}
   */
  static TestDatabase start(Path directory, String journal) throws IOException {
    var supply = DatabaseStore.ofThisProcess().supply();
    assumeTrue(supply instanceof DatabaseSupply.Ready, supply.toString());
    Files.createDirectories(directory.resolve("var/lib/mysql"));
    var port = freePort();
    var builder =
        new ProcessBuilder("sh", ((DatabaseSupply.Ready) supply).server().toString())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("log").toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PRACTICE_ROOT", directory.toString(),
                "PRACTICE_PORT_3306", Integer.toString(port),
                "TMPDIR", directory.toString(),
                "STANDIN_JOURNAL", journal,
                "MYSQL_ROOT_PASSWORD", PASSWORD));
    var database = new TestDatabase(builder.start(), port);
    database.awake(directory);
    return database;
  }

  private static int freePort() throws IOException {
    try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    }
  }

  private void awake(Path directory) throws IOException {
    await(directory.resolve("wake"));
    Files.writeString(directory.resolve("wake"), "\n", StandardOpenOption.WRITE);
    await(directory.resolve("awake"));
  }

  private void await(Path file) {
    var end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!Files.exists(file)) {
      if (!server.isAlive() || System.nanoTime() > end) {
        server.destroyForcibly();
        throw new AssertionError("the database does not start");
      }
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  /** What an ingestor needs to know. */
  Map<String, String> environment() {
    return Map.of(
        "STANDIN_INGEST_DATABASE", "mysql",
        "STANDIN_INGEST_DATABASE_SECONDS", "20",
        "MYSQL_HOST", "127.0.0.1",
        "MYSQL_PORT", Integer.toString(port),
        "MYSQL_ROOT_PASSWORD", PASSWORD);
  }

  /** The rows of the last statement. */
  List<List<Optional<String>>> sql(String... statements) {
    try (var connection =
        DatabaseConnection.open(Route.of(environment()).connect(), "root", PASSWORD)) {
      var rows = List.<List<Optional<String>>>of();
      for (var statement : statements) {
        rows = connection.run(statement);
      }
      return rows;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** The rows of the last statement, values with bars between them; SQL's NULL is {@code ~}. */
  List<String> lines(String... statements) {
    return sql(statements).stream()
        .map(row -> String.join("|", row.stream().map(value -> value.orElse("~")).toList()))
        .toList();
  }

  /** Empties it as if nothing had ever been ingested. */
  void clear() {
    lines("SHOW TABLES FROM training_test_datasets").stream()
        .filter(table -> !table.startsWith("tracebloc_ingest_"))
        .forEach(table -> sql("DROP TABLE training_test_datasets.`" + table + "`"));
    sql("DELETE FROM training_test_datasets.tracebloc_ingest_runs");
    sql("DELETE FROM training_test_datasets.tracebloc_ingest_meta");
  }

  @Override
  public void close() {
    server.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
