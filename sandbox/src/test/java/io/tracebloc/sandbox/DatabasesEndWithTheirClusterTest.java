package io.tracebloc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.sandbox.database.DatabaseStore;
import io.tracebloc.sandbox.database.DatabaseSupply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabasesEndWithTheirClusterTest {
  private static final String SELECT = "SELECT * FROM training_test_datasets.mine";

  @TempDir private Path directory;

  @BeforeEach
  void thereIsADatabase() {
    assumeTrue(DatabaseStore.ofThisProcess().supply() instanceof DatabaseSupply.Ready);
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc");
  }

  /** A program that runs a cluster, asks its database, and waits to be killed. */
  static final class Owner {
    private Owner() {}

    /** In the directory given. */
    public static void main(String[] arguments) throws Exception {
      try (var cluster = PracticeCluster.start(PracticeClusterOptions.in(Path.of(arguments[0])))) {
        cluster.sql("practice", "SELECT 1");
        System.out.println("asked");
        Thread.sleep(120_000);
      }
    }
  }

  @Test
  void aKilledClusterLeavesNoServer() throws Exception {
    var data = directory.resolve("killed");
    var owner =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                Owner.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(owner.inputReader().lines().anyMatch("asked"::equals)).isTrue();
    assertThat(servers(data)).hasSize(1);

    owner.destroyForcibly().waitFor();

    var end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!servers(data).isEmpty() && System.nanoTime() < end) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
    assertThat(servers(data)).isEmpty();
  }

  @Test
  void twoClustersHaveTwoDatabases() throws Exception {
    try (var one = PracticeCluster.start(PracticeClusterOptions.in(directory.resolve("one")));
        var other = PracticeCluster.start(PracticeClusterOptions.in(directory.resolve("two")))) {
      one.sql(
          "practice",
          "CREATE TABLE training_test_datasets.mine (n INT)",
          "INSERT INTO training_test_datasets.mine VALUES (1)");
      other.sql("practice", "CREATE TABLE training_test_datasets.mine (n INT)");

      assertThat(one.sql("practice", SELECT)).containsExactly(List.of(Optional.of("1")));
      assertThat(other.sql("practice", SELECT)).isEmpty();
      assertThat(servers(directory)).hasSize(2);
    }
    assertThat(servers(directory)).isEmpty();
  }

  /** Nobody pays for what nobody asks for. */
  @Test
  void aDatabaseThatNobodyAsksDoesNotRun() throws Exception {
    try (var cluster = PracticeCluster.start(PracticeClusterOptions.in(directory.resolve("c")))) {
      assertThat(cluster.hasDatabase()).isTrue();
      assertThat(servers(directory)).isEmpty();
    }
  }

  /** The servers whose data lies below a directory. */
  private static List<Path> servers(Path directory) throws IOException {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return processes
          .filter(process -> process.getFileName().toString().matches("[0-9]+"))
          .filter(process -> commandLine(process).contains("/bin/mariadbd\0"))
          .filter(process -> commandLine(process).contains("--datadir=" + directory))
          .toList();
    }
  }

  private static String commandLine(Path process) {
    try {
      return Files.readString(process.resolve("cmdline"));
    } catch (IOException gone) {
      return "";
    }
  }
}
