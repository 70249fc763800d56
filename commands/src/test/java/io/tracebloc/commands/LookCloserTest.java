package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import org.junit.jupiter.api.Test;

/** A failure leads to the check that explains it, in the words and the place of the call. */
class LookCloserTest {
  private final Terminal terminal = new Terminal();

  @Test
  void theLastLineNamesTheCheckOfAFailure() {
    terminal
        .engine()
        .failWith(new ClusterFailure("no right", "Ask for it").explainedBy(CheckId.X4, CheckId.C1));
    var result = terminal.run("info", "-n", "my lab", "--context=east");
    assertThat(result.err())
        .endsWith(
            "Ask for it\nLook closer: kubectl tracebloc doctor -n 'my lab' --context=east --checks"
                + " X4,C1\n");
  }

  @Test
  void helmSaysItInItsOwnWords() {
    terminal
        .of(Host.HELM)
        .engine()
        .failWith(new ReleaseFailure("not bound", "").explainedBy(CheckId.C4));
    var result = terminal.run("values", "tb", "-n", "lab");
    assertThat(result.err())
        .endsWith("Look closer: helm tracebloc doctor RELEASE -n lab --checks C4\n");
  }

  @Test
  void programsGetTheIds() {
    terminal.engine().failWith(new ReleaseFailure("not bound", "").explainedBy(CheckId.C4));
    var result = terminal.run("info", "-o", "json");
    assertThat(result.out().replaceAll("\\s+", "")).contains("\"checks\":[\"C4\"]");
  }

  @Test
  void whereNoCheckKnowsMoreNothingIsSaid() {
    terminal.engine().failWith(new ReleaseFailure("not bound", "Bind it"));
    var result = terminal.run("info", "-o", "json");
    assertThat(result.err()).endsWith("Bind it\n");
    assertThat(result.out()).doesNotContain("checks");
  }
}
