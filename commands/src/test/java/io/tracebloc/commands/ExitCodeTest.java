package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.NoSuchDatasetFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExitCodeTest {
  static Stream<Arguments> table() {
    return Stream.of(
        Arguments.of(new ClusterFailure("m", "r"), 1, "error"),
        Arguments.of(new InputFailure("m", "r"), 2, "error"),
        Arguments.of(new LocalFailure("m", "r"), 3, "error"),
        Arguments.of(new ReleaseFailure("m", "r"), 4, "error"),
        Arguments.of(new CredentialFailure("m", "r"), 5, "auth_error"),
        Arguments.of(new NameTakenFailure("m", "r"), 6, "error"),
        Arguments.of(new StagingFailure("m", "r"), 7, "error"),
        Arguments.of(new SubmitFailure("m", "r"), 8, "submit_error"),
        Arguments.of(new RunFailure("m", "r"), 9, "error"),
        Arguments.of(new NoSuchDatasetFailure("m", "r"), 5, "error"),
        Arguments.of(new CatalogFailure("m", "r"), 7, "error"),
        Arguments.of(new InterruptedFailure("m", "r"), 130, "error"));
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyFailureHasItsCode(Failure failure, int code, String status) {
    var terminal = new Terminal();
    terminal.engine().failWith(failure);
    var result = terminal.run("info", "-o", "json");
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.err()).isEqualTo("Error: m\nr\n");
    assertThat(result.out())
        .isEqualTo(
            """
            {
                "status": "%s",
                "error": "m",
                "remedy": "r",
                "exit_code": %d
            }
            """
                .formatted(status, code));
  }

  @ParameterizedTest
  @MethodSource("table")
  void aPushFailsWithTheSameCodes(Failure failure, int code) {
    var terminal = new Terminal();
    terminal.engine().failWith(failure);
    assertThat(
            terminal
                .run(
                    "push",
                    "x",
                    "--name",
                    "l",
                    "--task",
                    "image_classification",
                    "--label-column",
                    "c")
                .code())
        .isEqualTo(code);
  }

  @Test
  void theTableNamesEveryFailure() {
    assertThat(table().<Class<?>>map(row -> row.get()[0].getClass()))
        .containsExactlyInAnyOrder(Failure.class.getPermittedSubclasses());
  }

  @Test
  void theNumbersAreThoseOfTheContract() {
    assertThat(Arrays.stream(ExitCode.values()).map(ExitCode::code))
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 130);
  }

  @Test
  void anUnexpectedExceptionIsOneLineAndAWayToMore() {
    var terminal = new Terminal();
    terminal.engine().failWith(new IllegalStateException("boom\u0007"));
    var result = terminal.run("info");
    assertThat(result.code()).isEqualTo(1);
    assertThat(result.err())
        .isEqualTo(
            """
            Error: Unexpected problem: IllegalStateException: boom\\x07
            Run the command again with -v to see where it comes from.
            """);
  }

  @Test
  void detailsShowTheStackTrace() {
    var terminal = new Terminal();
    terminal.engine().failWith(new IllegalStateException("boom"));
    assertThat(terminal.run("info", "-v").err()).contains("\tat io.tracebloc.commands");
  }

  @Test
  void remediesSpeakTheWordsOfTheHost() {
    var terminal = new Terminal();
    terminal
        .engine()
        .failWith(new ReleaseFailure("m", "Name it with {flag:context}; see {program} info"));
    assertThat(terminal.run("info").err())
        .endsWith("Name it with --context; see kubectl tracebloc info\n");
  }
}
