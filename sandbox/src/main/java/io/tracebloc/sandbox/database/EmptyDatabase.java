package io.tracebloc.sandbox.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The files of a database with nothing in it but accounts. Made once, because it takes longer than
 * to copy them for each cluster.
 *
 * @param home of the programs
 */
record EmptyDatabase(Path home) {
  private static final int SECONDS = 60;

  /**
   * Makes them in the folder {@code empty}.
   *
   * @throws IOException if the server does not run on this machine
   */
  void make() throws IOException {
    var log = home.resolve("bootstrap.log");
    var script = Files.createTempFile(home, "bootstrap", ".sql");
    Files.writeString(script, script());
    Files.createDirectory(home.resolve("empty"));
    var server =
        new ProcessBuilder(command())
            .directory(home.toFile())
            .redirectInput(script.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await(server, log);
    Files.delete(script);
  }

  private List<String> command() {
    var command =
        new ArrayList<>(
            List.of(
                home.resolve("bin/mariadbd").toString(),
                "--defaults-file=" + home.resolve("server.cnf"),
                "--basedir=" + home,
                "--datadir=" + home.resolve("empty"),
                "--bootstrap"));
    if (System.getProperty("user.name").equals("root")) {
      command.add("--user=root");
    }
    return command;
  }

  /** The server reads statements to the semicolon at the end of a line. */
  private String script() throws IOException {
    return String.join(
        "\n",
        "create database mysql;",
        "use mysql;",
        Files.readString(home.resolve("share/mariadb_system_tables.sql")),
        Files.readString(home.resolve("share/mariadb_system_tables_data.sql")),
        Files.readString(home.resolve("accounts.sql")));
  }

  private static void await(Process server, Path log) throws IOException {
    try {
      if (server.waitFor(SECONDS, TimeUnit.SECONDS) && server.exitValue() == 0) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      server.destroyForcibly();
    }
    var words = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).strip();
    throw new IOException(words.substring(words.lastIndexOf('\n') + 1));
  }
}
