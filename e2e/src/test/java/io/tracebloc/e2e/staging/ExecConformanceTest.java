package io.tracebloc.e2e.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.stream.ExecSession;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.StreamRefusedException;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.sandbox.pods.stream.StreamFaults;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Commands over every transport, against a server that was written by somebody else. */
@Timeout(120)
@ParameterizedClass
@EnumSource(names = {"SPDY", "WEBSOCKET", "WEBSOCKET_V4"})
class ExecConformanceTest {
  @TempDir static Path shared;
  private static StreamBench bench;
  private final Transport transport;

  ExecConformanceTest(Transport transport) {
    this.transport = transport;
  }

  @BeforeAll
  static void start() throws Exception {
    bench = new StreamBench(shared);
  }

  @AfterAll
  static void stop() {
    if (bench != null) {
      bench.close();
    }
  }

  @AfterEach
  void repair() {
    bench.noFaults();
  }

  @Test
  void endsTheInputWhereTheProtocolCan() throws Exception {
    boolean halfCloses = transport != Transport.WEBSOCKET_V4;
    var script = halfCloses ? "wc -c" : "head -c 3000000 | wc -c";
    try (var command = bench.shell(transport, script)) {
      command.stdin().write(new byte[3_000_000]);
      command.stdin().close();
      assertThat(StreamBench.output(command)).isEqualTo("3000000");
      assertThat(command.await()).isZero();
    }
  }

  @Test
  void givesExitCodes() throws Exception {
    for (int code : new int[] {0, 1, 2, 42, 126, 127, 128, 255}) {
      try (var command = bench.shell(transport, "exit " + code)) {
        assertThat(command.await()).isEqualTo(code);
      }
    }
  }

  @Test
  void carriesLargeWritesUnchangedBothWays() throws Exception {
    var sent = new byte[20_000_003];
    new Random(7).nextBytes(sent);
    try (var command = bench.shell(transport, "head -c 20000003; exit 6")) {
      var digest = MessageDigest.getInstance("SHA-256");
      var reading =
          new FutureTask<>(
              () -> {
                command
                    .stdout()
                    .transferTo(
                        new java.security.DigestOutputStream(
                            OutputStream.nullOutputStream(), digest));
                return HexFormat.of().formatHex(digest.digest());
              });
      Thread.ofVirtual().start(reading);
      command.stdin().write(sent);
      assertThat(reading.get())
          .isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(sent)));
      assertThat(command.await()).isEqualTo(6);
    }
  }

  @Test
  void carriesTinyWritesAtOnce() throws Exception {
    try (var command =
        bench.shell(transport, "for i in 1 2 3; do read x; echo \"$x!\"; done; exit 4")) {
      for (int i = 0; i < 3; i++) {
        command.stdin().write('a' + i);
        command.stdin().write('\n');
        assertThat(command.stdout().readNBytes(3)).containsExactly('a' + i, '!', '\n');
      }
      assertThat(command.await()).isEqualTo(4);
    }
  }

  @Test
  void floodsOfErrorsDoNotStopTheInput() throws Exception {
    var script = "head -c 20000000 /dev/zero >&2; head -c 5000000 | wc -c";
    try (var command = bench.shell(transport, script)) {
      var errors = new FutureTask<>(() -> length(command.stderr()));
      Thread.ofVirtual().start(errors);
      command.stdin().write(new byte[5_000_000]);
      assertThat(StreamBench.output(command)).isEqualTo("5000000");
      assertThat(command.await()).isZero();
      assertThat(errors.get()).isEqualTo(20_000_000);
    }
  }

  @Test
  void aCommandThatDiesWithInputPendingFailsTheWriterAndGivesItsCode() throws Exception {
    try (var command = bench.shell(transport, "head -c 1000 >/dev/null; kill -9 $$")) {
      assertThatThrownBy(() -> writeEndlessly(command)).isInstanceOf(IOException.class);
      assertThat(command.await()).isEqualTo(137);
    }
  }

  @Test
  void aConnectionThatIsCutLeavesTheOutcomeUnknown() throws Exception {
    bench.fault(StreamFaults.Direction.TO_CONTAINER, 2_000_000, StreamFaults.Action.CUT);
    try (var command = bench.shell(transport, "cat; exit 0")) {
      var reading = new FutureTask<>(() -> length(command.stdout()));
      Thread.ofVirtual().start(reading);
      assertThatThrownBy(() -> writeEndlessly(command)).isInstanceOf(IOException.class);
      assertThatThrownBy(command::await).hasMessageContaining("unknown");
      assertThatThrownBy(reading::get).hasCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void aConnectionThatIsCutAmidTheOutputDoesNotLookComplete() throws Exception {
    bench.fault(StreamFaults.Direction.TO_CLIENT, 1_000_000, StreamFaults.Action.CUT);
    try (var command = bench.shell(transport, "head -c 5000000 /dev/zero; exit 0")) {
      assertThatThrownBy(() -> length(command.stdout())).isInstanceOf(IOException.class);
      assertThatThrownBy(command::await).hasMessageContaining("unknown");
    }
  }

  @Test
  void aSlowReaderHoldsTheCommandBackAndLosesNothing() throws Exception {
    var script = "head -c 30000000 /dev/zero; echo done >&2; exit 3";
    try (var command = bench.shell(transport, script)) {
      var block = new byte[1000];
      for (int i = 0; i < 100; i++) {
        assertThat(command.stdout().readNBytes(block, 0, block.length)).isEqualTo(1000);
      }
      assertThat(command.stderr().available()).isZero();
      assertThat(length(command.stdout())).isEqualTo(30_000_000 - 100_000);
      assertThat(command.stderr().readAllBytes()).hasSize(5);
      assertThat(command.await()).isEqualTo(3);
    }
  }

  @Test
  void interruptsEndEveryWaitOfACommandThatDoesNotRead() throws Exception {
    try (var command = bench.shell(transport, "exec tail -f /dev/null")) {
      StreamBench.assertInterrupted(() -> writeEndlessly(command), InterruptedIOException.class);
      StreamBench.assertInterrupted(() -> command.stdout().read(), InterruptedIOException.class);
      StreamBench.assertInterrupted(command::await, InterruptedException.class);
    }
  }

  @Test
  void aStallIsNamed() throws Exception {
    bench.fault(StreamFaults.Direction.TO_CONTAINER, 100_000, StreamFaults.Action.STALL);
    try (var command = bench.shell(StreamBench.hurried(transport), "cat >/dev/null; exit 0")) {
      assertThatThrownBy(() -> writeEndlessly(command))
          .hasMessageMatching(".*(no byte moved|did not answer a ping) for 1 s.*");
    }
  }

  @Test
  void pingsCarryASilentCommandOverTheStallLimit() throws Exception {
    try (var command = bench.shell(StreamBench.hurried(transport), "sleep 3; echo late")) {
      assertThat(StreamBench.output(command)).isEqualTo("late");
      assertThat(command.await()).isZero();
    }
  }

  @Test
  void refusalsComeWithTheServersWordsAndAreFinal() {
    var missing = new PodContainer(bench.namespace(), "no-such-pod", "stage");
    assertThatThrownBy(() -> bench.streams(transport).exec(missing, List.of("true")))
        .isInstanceOfSatisfying(
            StreamRefusedException.class,
            refusal -> {
              assertThat(refusal.status()).isEqualTo(404);
              assertThat(refusal.isTransient()).isFalse();
            })
        .hasMessageContaining("no-such-pod");
    var forbidden = new PodContainer("kube-system", "any", "any");
    assertThatThrownBy(() -> bench.streams(transport).exec(forbidden, List.of("true")))
        .isInstanceOfSatisfying(
            StreamRefusedException.class, refusal -> assertThat(refusal.status()).isEqualTo(403))
        .hasMessageContaining("forbidden");
  }

  private static long length(java.io.InputStream stream) throws IOException {
    return stream.transferTo(OutputStream.nullOutputStream());
  }

  private static void writeEndlessly(ExecSession command) throws IOException {
    var block = new byte[100_000];
    while (true) {
      command.stdin().write(block);
    }
  }
}
