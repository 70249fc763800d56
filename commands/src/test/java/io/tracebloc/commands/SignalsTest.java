package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signals to a real process. */
@Timeout(60)
class SignalsTest {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  private Process process;
  private BufferedReader errors;

  private void start(String shell, String behaviour) throws Exception {
    var words = new ArrayList<>(HeardSignals.prefix());
    words.addAll(
        List.of(
            "sh",
            "-c",
            shell + "exec \"$0\" \"$@\"",
            JAVA,
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            "io.tracebloc.commands.InterruptedProcess",
            behaviour));
    process = new ProcessBuilder(words).start();
    errors =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    assertThat(errors.readLine()).isEqualTo("Warning: ready");
  }

  private void send(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
  }

  private int code() throws InterruptedException {
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @AfterEach
  void end() {
    process.destroyForcibly();
  }

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM", "HUP"})
  void aSignalWhileCopyingCleansUpAndEndsWith130(String signal) throws Exception {
    start("", "copying");
    send(signal);
    assertThat(code()).isEqualTo(130);
    assertThat(errors.lines())
        .anyMatch(line -> line.startsWith("Interrupted: cleaning up."))
        .contains("Error: Interrupted while copying");
  }

  @Test
  void aSignalWhileWatchingLeavesTheRunAloneAndEndsWith0() throws Exception {
    start("", "watching");
    send("INT");
    assertThat(code()).isZero();
    assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .contains("kubectl tracebloc runs watch ingest-job-1 -n demo");
  }

  @Test
  void aSecondSignalEndsACleanUpThatHangs() throws Exception {
    start("", "stuck");
    send("INT");
    assertThat(errors.readLine()).startsWith("Interrupted: cleaning up.");
    // Signals that come at once are one.
    while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
      send("INT");
    }
    assertThat(errors.readLine()).contains("kubectl delete pod tracebloc-stage-n-1 -n demo");
    assertThat(code()).isEqualTo(130);
  }

  @Test
  void aSignalThatTheParentIgnoresStaysIgnored() throws Exception {
    start("trap '' INT; ", "copying");
    send("INT");
    send("TERM");
    assertThat(code()).isEqualTo(130);
    assertThat(errors.lines())
        .anyMatch(line -> line.startsWith("Interrupted: cleaning up."))
        .noneMatch(line -> line.startsWith("Stopped before"));
  }
}
