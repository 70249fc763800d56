package io.tracebloc.e2e.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.stream.PodConnection;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.StreamRefusedException;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.sandbox.pods.stream.StreamFaults;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Forwarded ports over every transport; the port of the Pod is one of this process. */
@Timeout(120)
@ParameterizedClass
@EnumSource(names = {"SPDY", "WEBSOCKET", "WEBSOCKET_V4"})
class PortForwardConformanceTest {
  @TempDir static Path shared;
  private static StreamBench bench;
  private final Transport transport;
  private final CountDownLatch finished = new CountDownLatch(1);
  private ServerSocket listener;

  PortForwardConformanceTest(Transport transport) {
    this.transport = transport;
  }

  /** What the program behind the port does. */
  private interface Program {
    void serve(Socket socket) throws Exception;
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

  @BeforeEach
  void listen() throws IOException {
    listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void repair() throws IOException {
    finished.countDown();
    listener.close();
    bench.noFaults();
  }

  private PodConnection connect(Program program) throws IOException {
    return connect(StreamOptions.of(transport), program);
  }

  private PodConnection connect(StreamOptions options, Program program) throws IOException {
    Thread.ofVirtual().start(() -> serveOne(program));
    return bench.streams(options).connect(bench.namespace(), bench.pod(), listener.getLocalPort());
  }

  private void serveOne(Program program) {
    try (var socket = listener.accept()) {
      program.serve(socket);
    } catch (Exception broken) {
      // What the client then sees is the matter of the test.
    }
  }

  @Test
  void carriesBytesBothWaysUntilThePodEnds() throws Exception {
    var sent = new byte[5_000_001];
    new Random(5).nextBytes(sent);
    try (var connection =
        connect(
            socket -> {
              var echoed = socket.getInputStream().readNBytes(sent.length);
              socket.getOutputStream().write(echoed);
            })) {
      var answer = new FutureTask<>(() -> connection.input().readAllBytes());
      Thread.ofVirtual().start(answer);
      connection.output().write(sent);
      assertThat(answer.get(60, TimeUnit.SECONDS)).isEqualTo(sent);
    }
  }

  @Test
  void carriesTinyWritesAtOnce() throws Exception {
    try (var connection =
        connect(socket -> socket.getInputStream().transferTo(socket.getOutputStream()))) {
      for (int value : new int[] {0, 1, 127, 128, 255}) {
        connection.output().write(value);
        assertThat(connection.input().read()).isEqualTo(value);
      }
    }
  }

  @Test
  void endsTheInputWhereTheProtocolCan() throws Exception {
    boolean halfCloses = transport == Transport.SPDY;
    try (var connection =
        connect(
            socket -> {
              var in = socket.getInputStream();
              int length = halfCloses ? in.readAllBytes().length : in.readNBytes(1000).length;
              socket.getOutputStream().write(length / 10);
            })) {
      connection.output().write(new byte[1000]);
      connection.output().close();
      assertThat(connection.input().readAllBytes()).containsExactly(100);
    }
  }

  @Test
  void aSlowReaderLosesNothing() throws Exception {
    try (var connection = connect(socket -> socket.getOutputStream().write(new byte[30_000_000]))) {
      for (int i = 0; i < 100; i++) {
        assertThat(connection.input().readNBytes(1000)).hasSize(1000);
      }
      assertThat(connection.input().transferTo(OutputStream.nullOutputStream()))
          .isEqualTo(30_000_000 - 100_000);
    }
  }

  @Test
  void interruptsEndEveryWaitOfAPortThatDoesNotRead() throws Exception {
    try (var connection = connect(socket -> finished.await())) {
      StreamBench.assertInterrupted(() -> writeEndlessly(connection), InterruptedIOException.class);
      StreamBench.assertInterrupted(() -> connection.input().read(), InterruptedIOException.class);
    }
  }

  @Test
  void aConnectionThatIsCutDoesNotLookComplete() throws Exception {
    bench.fault(StreamFaults.Direction.TO_CLIENT, 1_000_000, StreamFaults.Action.CUT);
    try (var connection = connect(socket -> socket.getOutputStream().write(new byte[5_000_000]))) {
      assertThatThrownBy(() -> connection.input().readAllBytes()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aStallIsNamed() throws Exception {
    bench.fault(StreamFaults.Direction.TO_CONTAINER, 100_000, StreamFaults.Action.STALL);
    try (var connection = connect(StreamBench.hurried(transport), socket -> finished.await())) {
      assertThatThrownBy(() -> writeEndlessly(connection))
          .hasMessageMatching(".*(no byte moved|did not answer a ping) for 1 s.*");
    }
  }

  @Test
  void aPortWhereNothingListensIsNamed() throws Exception {
    int port = listener.getLocalPort();
    listener.close();
    try (var connection = bench.streams(transport).connect(bench.namespace(), bench.pod(), port)) {
      assertThatThrownBy(() -> connection.input().read())
          .hasMessageContaining("connection refused");
      assertThatThrownBy(() -> writeEndlessly(connection)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void refusalsComeWithTheServersWords() {
    assertThatThrownBy(
            () -> bench.streams(transport).connect(bench.namespace(), "no-such-pod", 8080))
        .isInstanceOfSatisfying(
            StreamRefusedException.class, refusal -> assertThat(refusal.status()).isEqualTo(404))
        .hasMessageContaining("no-such-pod");
  }

  private static void writeEndlessly(PodConnection connection) throws IOException {
    var block = new byte[100_000];
    while (true) {
      connection.output().write(block);
    }
  }
}
