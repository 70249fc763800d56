package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.RecoverRequest;
import io.tracebloc.engine.push.RecoverResult;
import io.tracebloc.engine.replace.Keep;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecoverCommandTest {
  private final Terminal terminal = new Terminal();
  private final List<RecoverRequest> asked = new ArrayList<>();

  private void ends(Optional<Keep> kept, Optional<Failure> failure) {
    terminal
        .engine()
        .onRecover(
            (request, listener) -> {
              asked.add(request);
              listener.on(new PushEvent.Warning("something stays"));
              return new RecoverResult(
                  request.dataset(), Optional.of("demo"), Optional.of("demo"), kept, failure);
            });
  }

  @Test
  void itSaysWhichDatasetIsThere() {
    ends(Optional.of(Keep.OLD), Optional.empty());
    var result = terminal.run("datasets", "recover", "leaves");
    assertThat(result.code()).isZero();
    assertThat(result.out()).isEqualTo("dataset/leaves is the old one again\n");
    assertThat(result.err()).contains("something stays");
    assertThat(asked.getFirst().keep()).isEmpty();

    ends(Optional.of(Keep.NEW), Optional.empty());
    assertThat(terminal.run("datasets", "recover", "leaves", "--keep", "new").out())
        .isEqualTo("dataset/leaves is the new one; the old one was removed\n");
    assertThat(asked.getLast().keep()).contains(Keep.NEW);

    ends(Optional.empty(), Optional.empty());
    assertThat(terminal.run("datasets", "recover", "leaves").out())
        .isEqualTo("dataset/leaves has no unfinished replacement\n");
  }

  @Test
  void programsGetOneObject() {
    ends(Optional.of(Keep.NEW), Optional.empty());
    assertThat(terminal.run("datasets", "recover", "leaves", "-o", "json").out())
        .contains("\"status\": \"recovered\"", "\"kept\": \"new\"", "\"exit_code\": 0");
    ends(
        Optional.empty(),
        Optional.of(new RunFailure("nobody can tell", "{command:datasets show}")));
    var failed = terminal.run("datasets", "recover", "leaves", "-o", "json");
    assertThat(failed.code()).isEqualTo(ExitCode.RUN.code());
    assertThat(failed.out()).contains("\"error\": \"nobody can tell\"", "\"table\": \"leaves\"");
    assertThat(failed.err()).contains("kubectl tracebloc datasets show");
  }

  @Test
  void aNameThatCannotBeOneIsRefused() {
    var result = terminal.run("datasets", "recover", "../leaves");
    assertThat(result.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(result.err()).contains("\"../leaves\" is no name of a dataset");
  }

  @Test
  void helmNamesTheReleaseFirst() {
    var helm = new Terminal().of(Host.HELM);
    helm.engine()
        .onRecover(
            (request, _) ->
                new RecoverResult(
                    request.dataset(),
                    request.release().release(),
                    Optional.empty(),
                    Optional.of(Keep.OLD),
                    Optional.empty()));
    assertThat(helm.run("datasets", "recover", "demo", "leaves", "-o", "json").out())
        .contains("\"release\": \"demo\"");
  }
}
