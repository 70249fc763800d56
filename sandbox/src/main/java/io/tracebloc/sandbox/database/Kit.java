package io.tracebloc.sandbox.database;

import io.tracebloc.sandbox.standin.database.BookkeepingTables;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * What a container with a database needs, put together in a new folder: of the archive only the
 * server, the client and their texts, our two scripts and settings, and an empty database.
 *
 * @param archive a jar with MariaDB's files in some folder
 * @param home empty
 */
record Kit(Path archive, Path home) {
  private static final Pattern WANTED =
      Pattern.compile(
          ".*/(bin/mariadbd|bin/mariadb|share/english/errmsg\\.sys|share/charsets/[^/]+\\.xml"
              + "|share/mariadb_system_tables(?:_data)?\\.sql)");
  private static final List<String> SCRIPTS = List.of("serve", "mysql");
  private static final List<String> SETTINGS = List.of("server.cnf", "accounts.sql");
  private static final String PROGRAM = "rwxr-xr-x";

  /** Changes with everything that we add, so that an older kit is not taken for a newer one. */
  static String edition() {
    var sum = new CRC32();
    SCRIPTS.forEach(name -> sum.update(resource(name)));
    SETTINGS.forEach(name -> sum.update(resource(name)));
    sum.update(lines(true).getBytes(StandardCharsets.UTF_8));
    return "%08x".formatted(sum.getValue());
  }

  /**
   * Puts it together.
   *
   * @throws IOException if the archive is not as expected, or its programs do not run here
   */
  void build() throws IOException {
    unpack();
    for (var script : SCRIPTS) {
      var file = home.resolve("bin").resolve(script);
      Files.write(file, resource(script));
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(PROGRAM));
    }
    for (var file : SETTINGS) {
      Files.write(home.resolve(file), resource(file));
    }
    Files.writeString(home.resolve("journal.sql"), lines(true));
    Files.writeString(home.resolve("older-journal.sql"), lines(false));
    new EmptyDatabase(home).make();
  }

  /** Statements for the server's start, one in each line. */
  private static String lines(boolean withTask) {
    return String.join(
            "\n", BookkeepingTables.statements(withTask).stream().map(s -> s + ";").toList())
        + "\n";
  }

  private void unpack() throws IOException {
    try (var zip = new ZipFile(archive.toFile())) {
      for (var entry : zip.stream().toList()) {
        var name = WANTED.matcher(entry.getName());
        if (name.matches()) {
          var target = home.resolve(name.group(1));
          Files.createDirectories(Objects.requireNonNull(target.getParent()));
          try (var content = new BufferedInputStream(zip.getInputStream(entry))) {
            put(content, target);
          }
        }
      }
    }
  }

  private static void put(InputStream content, Path target) throws IOException {
    if (!String.valueOf(target.getParent()).endsWith("bin")) {
      Files.copy(content, target);
      return;
    }
    try (var out = Files.newOutputStream(target)) {
      ElfProgram.copy(content, out);
    }
    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(PROGRAM));
  }

  private static byte[] resource(String name) {
    try (var in = Kit.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
