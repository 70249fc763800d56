package io.tracebloc.engine.catalog;

import static io.tracebloc.engine.catalog.ScriptedDatabase.error;
import static io.tracebloc.engine.catalog.ScriptedDatabase.hex;
import static io.tracebloc.engine.catalog.ScriptedDatabase.rows;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.catalog.ScriptedDatabase.Reply;
import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.fakes.FakeApi;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of datasets for a person who is typing one: one exec, and nothing that is no name. */
class NamesForTypingTest {
  private final ScriptedPods pods = new ScriptedPods(new ScriptedDatabase(_ -> reply()));
  private Reply reply = rows();

  private Reply reply() {
    return reply;
  }

  private List<String> names() {
    try (var api = new FakeApi()) {
      api.on(
          "GET",
          "/api/v1/namespaces/demo/pods",
          (_, answer) ->
              answer.send(
                  200,
                  """
                  {"items":[{"metadata":{"name":"mysql-0"},"spec":{"containers":[{"name":"mysql"}]},
                             "status":{"phase":"Running"}}]}
                  """));
      return Catalog.names(api.cluster(), pods);
    }
  }

  @Test
  void theyAreSortedAndAskedForOnce() {
    reply = rows(hex("scans"), hex("Loans"));
    assertThat(names()).containsExactly("Loans", "scans");
    assertThat(pods.calls).hasSize(1);
    assertThat(pods.calls.getFirst().input()).contains("'data_id'").doesNotContain("COUNT");
  }

  @Test
  void whatNoDatasetCanBeCalledIsLeftOut() {
    reply = rows(hex("$(id)"), hex("a b"), hex("\u001b[2J"), hex("1st"), hex("good"), "NULL");
    assertThat(names()).containsExactly("good");
  }

  @Test
  void aDatabaseThatRefusesIsAFailureForWhoeverAsks() {
    reply = error(1045, "denied");
    assertThatThrownBy(this::names).isInstanceOf(CatalogFailure.class);
  }
}
