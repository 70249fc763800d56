package io.tracebloc.engine.catalog;

import static io.tracebloc.engine.catalog.ScriptedDatabase.error;
import static io.tracebloc.engine.catalog.ScriptedDatabase.hex;
import static io.tracebloc.engine.catalog.ScriptedDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.catalog.ScriptedPods.End;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.fakes.FakeApi;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.StreamRefusedException;
import java.io.IOException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** {@code contract/datasets.md} 8.2, {@code contract/protocol.md} 6.3. */
class DatabaseIsAskedTest {
  private static final PodContainer CONTAINER = new PodContainer("demo", "mysql-0", "mysql-client");

  private static Database database(ScriptedPods.Program program) {
    return new Database(new ScriptedPods(program), CONTAINER);
  }

  @Test
  void passwordStaysInThePodAndStatementsTravelOnItsInput() {
    var pods = new ScriptedPods(new ScriptedDatabase(_ -> rows("1")));
    new Database(pods, CONTAINER).rows("SELECT 1");
    assertThat(pods.calls)
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.command())
                  .containsExactly("sh", "-c", "mysql -uroot -p\"$MYSQL_ROOT_PASSWORD\" -N");
              assertThat(call.input()).startsWith("SELECT 1;\n").endsWith("\nexit\n");
            });
  }

  @Test
  void rowsBelongToTheirStatements() {
    var rows =
        database(
                new ScriptedDatabase(
                    statement -> statement.endsWith("1") ? rows("a\tb", "c\td") : rows()))
            .inOrder(List.of("SELECT 1", "SELECT 2", "SELECT 1"));
    assertThat(rows).extracting(List::size).containsExactly(2, 0, 2);
    assertThat(rows.getFirst().getLast().word(1)).isEqualTo("d");
  }

  @Test
  void rowOfOneEmptyCellIsARow() {
    var rows = database(new ScriptedDatabase(_ -> rows("", ""))).rows("SELECT ''");
    assertThat(rows).hasSize(2).allSatisfy(row -> assertThat(row.text(0)).contains(""));
  }

  @Test
  void refusedStatementsKeepNoOthersFromTheirAnswers() {
    var answers =
        database(
                new ScriptedDatabase(
                    statement ->
                        statement.equals("B") ? error(1146, "no \u001b[31mtable") : rows(hex("x"))))
            .answers(List.of("A", "B", "C"));
    assertThat(answers.get(0)).isInstanceOf(Answer.Rows.class);
    assertThat(answers.get(1)).isEqualTo(new Answer.Refused(1146, "no \\x1b[31mtable"));
    assertThat(((Answer.Rows) answers.get(2)).rows().getFirst().text(0)).contains("x");
  }

  @Test
  void nothingIsCarriedOutAfterARefusalWhereOrderMatters() {
    var program =
        new ScriptedDatabase(statement -> statement.equals("B") ? error(1050, "no") : rows());
    assertThatThrownBy(() -> database(program).inOrder(List.of("A", "B", "C")))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("no (error 1050)");
    assertThat(program.scripts).containsExactly(List.of("A", "B"));
  }

  @Test
  void cutAnswerIsNoAnswer() {
    assertThatThrownBy(() -> database(call -> End.of("61\n")).answers(List.of("SELECT HEX('a')")))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("broke off");
  }

  @Test
  void deniedConnectionIsToldWithoutTheWarningAboutThePassword() {
    assertThatThrownBy(
            () ->
                database(
                        _ ->
                            new End(
                                1,
                                "",
                                """
                                mysql: [Warning] Using a password on the command line interface can be insecure.
                                ERROR 1045 (28000): Access denied for user 'root'@'localhost' (using password: YES)
                                """))
                    .rows("SELECT 1"))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("Access denied")
        .hasMessageNotContaining("Warning");
  }

  @Test
  void lostConnectionIsNeverAnEmptyAnswer() {
    assertThatThrownBy(
            () ->
                database(
                        call ->
                            new End(
                                0,
                                call.input().replaceAll("(?s).*SELECT '(.*?)';.*", "$1\n"),
                                "ERROR 2013 (HY000) at line 1: Lost connection\n"))
                    .answers(List.of("SELECT 1")))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("Lost connection");
  }

  @Test
  void missingClientIsToldInItsOwnWords() {
    assertThatThrownBy(
            () -> database(_ -> new End(127, "", "sh: mysql: not found\n")).rows("SELECT 1"))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("sh: mysql: not found");
  }

  @Test
  void missingRightIsNamed() {
    var refused = new StreamRefusedException(403, "pods \"mysql-0\" is forbidden");
    assertThatThrownBy(
            () ->
                database(
                        _ -> {
                          throw refused;
                        })
                    .rows("SELECT 1"))
        .isInstanceOfSatisfying(
            CatalogFailure.class, failure -> assertThat(failure.remedy()).contains("pods/exec"));
  }

  @Test
  void brokenStreamIsAFailure() {
    assertThatThrownBy(
            () ->
                database(
                        _ -> {
                          throw new IOException("reset");
                        })
                    .rows("SELECT 1"))
        .isInstanceOf(CatalogFailure.class)
        .hasMessageContaining("reset");
  }

  @Test
  void podIsFoundByItsName() {
    var pods = new ScriptedPods(new ScriptedDatabase(_ -> rows("1")));
    try (var api = new FakeApi()) {
      api.on(
          "GET",
          "/api/v1/namespaces/demo/pods",
          (_, answer) ->
              answer.send(
                  200,
                  """
                  {"items":[
                    {"metadata":{"name":"web"},"spec":{"containers":[{"name":"web"}]},
                     "status":{"phase":"Running"}},
                    {"metadata":{"name":"mysql-old"},"spec":{"containers":[{"name":"db"}]},
                     "status":{"phase":"Succeeded"}},
                    {"metadata":{"name":"mysql-client-7"},
                     "spec":{"containers":[{"name":"mesh"},{"name":"mysql-client"}]},
                     "status":{"phase":"Running"}}]}
                  """));
      Database.of(api.cluster(), pods, "demo").rows("SELECT 1");
    }
    assertThat(pods.calls)
        .extracting(ScriptedPods.Call::container)
        .containsExactly(new PodContainer("demo", "mysql-client-7", "mysql-client"));
  }

  @Test
  void absentPodIsAnAbsentDatabase() {
    try (var api = new FakeApi()) {
      api.on(
          "GET", "/api/v1/namespaces/demo/pods", (_, answer) -> answer.send(200, "{\"items\":[]}"));
      assertThatThrownBy(
              () -> Database.of(api.cluster(), new ScriptedPods(_ -> End.of("")), "demo"))
          .isInstanceOf(ReleaseFailure.class)
          .hasMessageContaining("no running database Pod");
    }
  }

  @Test
  void rightToListPodsIsNamed() {
    try (var api = new FakeApi()) {
      api.on("GET", "/api/v1/namespaces/demo/pods", (_, answer) -> answer.refuse(403, "forbidden"));
      assertThatThrownBy(
              () -> Database.of(api.cluster(), new ScriptedPods(_ -> End.of("")), "demo"))
          .asInstanceOf(InstanceOfAssertFactories.throwable(CatalogFailure.class))
          .extracting(CatalogFailure::remedy)
          .asString()
          .contains("\"list\" on pods");
    }
  }
}
