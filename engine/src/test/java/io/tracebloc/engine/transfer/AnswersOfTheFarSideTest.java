package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.failure.StagingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A worker that does not do what {@code receive.sh} does: a loud end, and never a copy in place.
 */
@Timeout(60)
class AnswersOfTheFarSideTest {
  @TempDir Path folder;
  private LocalPod pod;
  private LocalFiles files;

  @BeforeEach
  void openAPod() throws IOException {
    pod = new LocalPod(folder, Toolset.HOST);
    files = new LocalFiles(folder.resolve("data")).add("labels.csv", 50).add("images/a", 60);
  }

  @AfterEach
  void leaveNoProcess() throws IOException {
    pod.close();
  }

  /** Runs something else in the place of the worker. */
  private void work(String script) throws IOException {
    var shell = folder.resolve("shell");
    Files.writeString(
        shell,
        """
        #!/bin/sh
        case $4 in
        tracebloc-receive)
        %s
        ;;
        *) exec "$@" ;;
        esac
        """
            .formatted(script));
    assumeTrue(shell.toFile().setExecutable(true));
    pod.through(shell.toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "echo hello; cat >/dev/null",
        "echo 'done'; cat >/dev/null",
        "echo 'done -1 x'; cat >/dev/null",
        "echo 'done 99999999999999999999 x'; cat >/dev/null",
        "echo 'done 77 x'; cat >/dev/null",
        "echo; cat >/dev/null",
        "head -c 3000000 /dev/zero | tr '\\000' x; cat >/dev/null",
        "echo ready; echo finished",
        "read -r line; echo ready; echo finished; exit 0",
        "exit 0",
        "exit 1",
        "head -c 3000000 /dev/zero | tr '\\000' x >&2; exit 1",
      })
  void nonsenseEndsLoudly(String script) throws Exception {
    work(script);
    var impatient = LocalTransfer.options(2, Verify.AUTO, Duration.ofMillis(300));
    assertThatThrownBy(() -> new LocalTransfer(pod, impatient).transfer.send(files))
        .isInstanceOf(StagingFailure.class)
        .satisfies(failure -> assertThat(failure.getMessage()).hasSizeLessThan(1_500));
    assertThat(pod.volume.resolve(".tracebloc-staging/pets")).doesNotExist();
  }

  @Test
  void anAnswerBeforeTheContentIsNoAcknowledgement() throws Exception {
    work("echo ready; echo done 0 0000; read -r line; exit 0");
    assertThatThrownBy(() -> new LocalTransfer(pod).transfer.send(files))
        .isInstanceOf(StagingFailure.class);
    assertThat(pod.volume.resolve(".tracebloc-staging/pets")).doesNotExist();
  }

  @Test
  void anAnswerGivenTwiceIsNotBelieved() throws Exception {
    // Whatever the real worker says, twice.
    work("\"$@\" | while read -r line; do echo \"$line\"; echo \"$line\"; done");
    var impatient = LocalTransfer.options(1, Verify.AUTO, Duration.ZERO);
    assertThatThrownBy(() -> new LocalTransfer(pod, impatient).transfer.send(files))
        .isInstanceOf(StagingFailure.class);
    assertThat(pod.volume.resolve(".tracebloc-staging/pets")).doesNotExist();
  }

  @Test
  void aFloodOfDiagnosticsDoesNotHoldUpTheWork() throws Exception {
    work("head -c 3000000 /dev/zero | tr '\\000' x >&2; exec \"$@\"");
    new LocalTransfer(pod).transfer.send(files);
    assertThat(LocalFiles.content(pod.volume.resolve(".tracebloc-staging/pets")))
        .isEqualTo(files.content());
  }

  @Test
  void aWorkerWhosePlaceAnotherTookEndsForGood() throws Exception {
    // The token is written by the real worker, and replaced before it reads its first item.
    work(
        "script=$3; shift 3; "
            + "set -- sh -c \"$(printf '%s' \"$script\" | awk '{ print } /^echo ready/ "
            + "{ print \"echo somebody >$token\" }')\" \"$@\"; exec \"$@\"");
    var patient = LocalTransfer.options(1, Verify.AUTO, Duration.ofMinutes(5));
    assertThatThrownBy(() -> new LocalTransfer(pod, patient).transfer.send(files))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("another upload took over");
    assertThat(pod.scripts.stream().filter("tracebloc-receive"::equals)).hasSize(1);
  }
}
