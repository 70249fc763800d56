package io.tracebloc.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.sandbox.standin.database.DatabaseException;
import io.tracebloc.sandbox.standin.database.Sql;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases.md 2.6 and datasets.md 8.1: a server behind the names that the chart gives it. */
class TheDatabaseIsRealTest {
  @TempDir private static Path directory;
  private static PracticeCluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster = PracticeCluster.start(PracticeClusterOptions.in(directory.resolve("cluster")));
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  private static DatabaseShell shell() {
    assumeTrue(cluster.hasDatabase(), "no database for this platform");
    var shell = DatabaseShell.to(cluster);
    assumeTrue(shell.isPresent(), "no kubectl on the PATH");
    return shell.get();
  }

  private static List<List<Optional<String>>> sql(String... statements) throws Exception {
    assumeTrue(cluster.hasDatabase(), "no database for this platform");
    return cluster.sql("practice", statements);
  }

  @Test
  void kubectlAsksItWithItsOwnPassword() throws Exception {
    var answer =
        shell()
            .sql(
                "SELECT table_name FROM information_schema.tables"
                    + " WHERE table_schema='training_test_datasets' ORDER BY 1;\n");

    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    assertThat(answer.output()).startsWith("tracebloc_ingest_meta\ntracebloc_ingest_runs\n");
  }

  @Test
  void anotherPasswordIsRefused() throws Exception {
    for (var password : List.of("-pwrong", "")) {
      var answer = shell().run("mysql -uroot " + password + " -N", "SELECT 1;\n");

      assertThat(answer.exitCode()).isNotZero();
      assertThat(answer.output()).isEmpty();
      assertThat(answer.errors()).contains("ERROR 1045 (28000): Access denied for user 'root'");
    }
  }

  @Test
  void aRefusedStatementIsToldByTheExitCode() throws Exception {
    var answer = shell().sql("SELECT 7;\nSELECT nothing FROM nowhere.at_all;\nSELECT 8;\n");

    assertThat(answer.exitCode()).isEqualTo(1);
    assertThat(answer.output()).isEqualTo("7\n");
    assertThat(answer.errors()).contains("ERROR 1146 (42S02) at line 2");
  }

  @Test
  void everyTextArrivesAsItIs() throws Exception {
    sql("CREATE DATABASE texts", "CREATE TABLE texts.t (n INT PRIMARY KEY, v LONGTEXT)");
    var random = new Random(8);
    var texts =
        IntStream.range(0, 60)
            .mapToObj(i -> i == 0 ? "'; DROP DATABASE texts; -- \\" : text(random))
            .toList();
    var rows =
        IntStream.range(0, texts.size())
            .mapToObj(i -> "(" + i + "," + Sql.text(texts.get(i)) + ")")
            .collect(Collectors.joining(","));

    sql("INSERT INTO texts.t VALUES " + rows);

    assertThat(sql("SELECT v FROM texts.t ORDER BY n").stream().map(row -> row.getFirst().get()))
        .containsExactlyElementsOf(texts);
    var asKubectlSees = shell().sql("SELECT HEX(v) FROM texts.t WHERE n < 9 ORDER BY n;\n");
    assertThat(asKubectlSees.output().lines())
        .containsExactlyElementsOf(
            texts.stream()
                .limit(9)
                .map(
                    text ->
                        HexFormat.of()
                            .withUpperCase()
                            .formatHex(text.getBytes(StandardCharsets.UTF_8)))
                .toList());
  }

  /** With a fixed seed; everything that could end a text is frequent in it. */
  private static String text(Random random) {
    var awkward = "'\"\\`;\n\r\t\0%_-#/*\u001a\u00e9\u4e2d";
    var text = new StringBuilder();
    for (var left = random.nextInt(40); left > 0; left--) {
      switch (random.nextInt(3)) {
        case 0 -> text.append(awkward.charAt(random.nextInt(awkward.length())));
        case 1 -> text.appendCodePoint(0x1f300 + random.nextInt(200));
        default -> text.append((char) ('a' + random.nextInt(26)));
      }
    }
    return text.toString();
  }

  @Test
  void namesAreQuotedAsWell() throws Exception {
    sql("CREATE DATABASE names");
    for (var name : List.of("it's", "a`b", "two words", "order", "tränen", "a;b -- c")) {
      sql("CREATE TABLE names." + Sql.name(name) + " (" + Sql.name(name) + " INT)");
    }
    assertThat(sql("SELECT COUNT(*) FROM information_schema.tables WHERE table_schema='names'"))
        .containsExactly(List.of(Optional.of("6")));
  }

  @Test
  void nullAndEmptyAreTwo() throws Exception {
    assertThat(sql("SELECT NULL, '', 0"))
        .containsExactly(List.of(Optional.empty(), Optional.of(""), Optional.of("0")));
  }

  @Test
  void longAnswersAndStatementsArriveWhole() throws Exception {
    var long1 = sql("SELECT REPEAT('x', 16777215 - 1024)").getFirst().getFirst().orElseThrow();
    assertThat(long1).hasSize(16777215 - 1024).matches("x+");
    assertThat(sql("SELECT LENGTH(" + Sql.text("y".repeat(3_000_000)) + ")"))
        .containsExactly(List.of(Optional.of("3000000")));
  }

  @Test
  void aRefusalLeavesTheSessionUsable() throws Exception {
    assertThatThrownBy(() -> sql("SELECT * FROM training_test_datasets.missing"))
        .isInstanceOfSatisfying(
            DatabaseException.class, refused -> assertThat(refused.code()).isEqualTo(1146))
        .hasMessageContaining("missing");
  }
}
