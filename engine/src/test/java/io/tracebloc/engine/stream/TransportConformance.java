package io.tracebloc.engine.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every transport has to do; run by one subclass for each. */
@Timeout(60)
abstract class TransportConformance {
  static final PodContainer CONTAINER = new PodContainer("demo", "stage-1", "stage");

  /** What the far side of a test does. */
  interface Script {
    void play(FarSide side) throws Exception;
  }

  private final Transport transport;
  private FakeServer server;
  private final CountDownLatch finished = new CountDownLatch(1);

  TransportConformance(Transport transport) {
    this.transport = transport;
  }

  /** Accepts the upgrade. */
  abstract FarSide accept(java.net.Socket socket, FakeServer.Request request, FarSide.Kind kind)
      throws IOException;

  /** Whether closing the input reaches the far side. */
  boolean halfCloses() {
    return true;
  }

  @AfterEach
  void stopServer() throws Exception {
    finished.countDown();
    server.close();
  }

  private PodStreams serve(FarSide.Kind kind, StreamOptions options, Script script)
      throws IOException {
    server =
        new FakeServer(
            (socket, request) -> {
              script.play(accept(socket, request, kind));
            });
    return PodStreams.through(server.endpoint(), options);
  }

  private ExecSession exec(Script script) throws IOException {
    return exec(StreamOptions.of(transport), script);
  }

  private ExecSession exec(StreamOptions options, Script script) throws IOException {
    return serve(FarSide.Kind.EXEC, options, script).exec(CONTAINER, List.of("sh", "-c", "a b&c"));
  }

  private StreamOptions hurried() {
    return new StreamOptions(
        transport, Duration.ofSeconds(5), Duration.ofMillis(500), Duration.ofMillis(200));
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  @Test
  void asksForTheCommandWithItsArgumentsUnchanged() throws Exception {
    try (var session = exec(side -> side.exit(0))) {
      assertThat(session.await()).isZero();
    }
    assertThat(server.requests.getFirst().line())
        .contains(
            " /prefix/api/v1/namespaces/demo/pods/stage-1/exec?container=stage"
                + "&stdin=true&stdout=true&stderr=true&tty=false"
                + "&command=sh&command=-c&command=a%20b%26c HTTP/1.1");
    assertThat(server.requests.getFirst().header("authorization")).isEqualTo("Bearer token-0");
  }

  @Test
  void bringsOutputErrorsAndTheExitCode() throws Exception {
    try (var session =
        exec(
            side -> {
              side.send(Inbound.OUTPUT, "out");
              side.send(Inbound.ERRORS, "err");
              side.exit(42);
            })) {
      assertThat(new String(session.stdout().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("out");
      assertThat(new String(session.stderr().readAllBytes(), StandardCharsets.UTF_8))
          .isEqualTo("err");
      assertThat(session.await()).isEqualTo(42);
    }
  }

  @Test
  void carriesLargeInputUnchanged() throws Exception {
    var sent = random(9_000_001);
    try (var session =
        exec(
            side -> {
              side.send(Inbound.OUTPUT, side.receiveExactly(9_000_001));
              side.exit(0);
            })) {
      var reading = new FutureTask<>(() -> session.stdout().readAllBytes());
      Thread.ofVirtual().start(reading);
      session.stdin().write(sent);
      session.stdin().close();
      assertThat(reading.get()).isEqualTo(sent);
      assertThat(session.await()).isZero();
    }
  }

  @Test
  void carriesTinyWritesWithoutFlushing() throws Exception {
    try (var session =
        exec(
            side -> {
              side.send(Inbound.OUTPUT, side.receiveExactly(1));
              side.send(Inbound.OUTPUT, side.receiveExactly(999));
              side.exit(0);
            })) {
      session.stdin().write(7);
      assertThat(session.stdout().read()).isEqualTo(7);
      for (int i = 0; i < 999; i++) {
        session.stdin().write(i);
      }
      assertThat(session.stdout().readAllBytes()).hasSize(999);
      assertThat(session.await()).isZero();
    }
  }

  @Test
  void endsTheInputWhereTheProtocolCan() throws Exception {
    try (var session =
        exec(
            side -> {
              side.receiveExactly(5);
              if (halfCloses()) {
                assertThat(side.receive()).isEmpty();
              }
              side.send(Inbound.OUTPUT, "seen");
              side.exit(0);
            })) {
      session.stdin().write("hello".getBytes(StandardCharsets.US_ASCII));
      session.stdin().close();
      assertThat(session.stdout().readAllBytes()).hasSize(4);
      assertThat(session.await()).isZero();
      assertThatThrownBy(() -> session.stdin().write(1)).isInstanceOf(IOException.class);
    }
    assertThat(server.failures).isEmpty();
  }

  @Test
  void floodsOfErrorsDoNotStopTheInput() throws Exception {
    var flood = random(3_000_000);
    try (var session =
        exec(
            side -> {
              side.send(Inbound.ERRORS, flood);
              side.skip(4_000_000);
              side.exit(0);
            })) {
      var errors = new FutureTask<>(() -> session.stderr().readAllBytes());
      Thread.ofVirtual().start(errors);
      session.stdin().write(new byte[4_000_000]);
      assertThat(session.await()).isZero();
      assertThat(errors.get()).isEqualTo(flood);
    }
  }

  @Test
  void aSlowReaderHoldsTheFarSideBackAndLosesNothing() throws Exception {
    var block = random(1_000_000);
    var sentBlocks = new java.util.concurrent.atomic.AtomicInteger();
    try (var session =
        exec(
            side -> {
              for (int i = 0; i < 40; i++) {
                side.send(Inbound.OUTPUT, block);
                sentBlocks.incrementAndGet();
              }
              side.exit(3);
            })) {
      // The sockets of a loopback connection hold a few MB, our own pipe a quarter of one.
      assertThat(session.stdout().readNBytes(1_000_000)).isEqualTo(block);
      assertThat(sentBlocks.get()).isLessThan(40);
      for (int i = 1; i < 40; i++) {
        assertThat(session.stdout().readNBytes(1_000_000)).isEqualTo(block);
      }
      assertThat(session.stdout().read()).isEqualTo(-1);
      assertThat(session.await()).isEqualTo(3);
    }
  }

  @Test
  void aRemoteEndWithInputPendingFailsTheWriterPromptly() throws Exception {
    try (var session =
        exec(
            side -> {
              side.send(Inbound.ERRORS, "mkdir: Permission denied");
              side.exit(1);
              finished.await();
            })) {
      long start = System.nanoTime();
      var failure = catchThrowable(() -> writeEndlessly(session));
      assertThat(failure).isInstanceOf(IOException.class).hasMessageContaining("has ended");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
      assertThat(session.await()).isEqualTo(1);
      assertThat(session.stderr().readAllBytes()).isNotEmpty();
    }
  }

  @Test
  void aServerThatClosesTheConnectionLeavesTheOutcomeUnknown() throws Exception {
    try (var session =
        exec(
            side -> {
              side.send(Inbound.OUTPUT, "half");
              side.announceEnd();
            })) {
      assertThat(session.stdout().readNBytes(4)).hasSize(4);
      assertThatThrownBy(() -> session.stdout().read()).isInstanceOf(IOException.class);
      assertThatThrownBy(session::await)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("outcome of the remote command is unknown");
    }
  }

  @Test
  void aServerThatVanishesFailsReaderWriterAndWaiter() throws Exception {
    try (var session =
        exec(
            side -> {
              side.receiveExactly(1_000_000);
              throw new IOException("the server is gone");
            })) {
      assertThatThrownBy(() -> writeEndlessly(session)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> session.stdout().read()).isInstanceOf(IOException.class);
      assertThatThrownBy(session::await).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aStatusWithoutExitCodeIsAFailureWithTheServersWords() throws Exception {
    try (var session =
        exec(
            side -> {
              side.send(
                  Inbound.STATUS,
                  "{\"status\":\"Failure\",\"reason\":\"InternalError\",\"message\":\"no \\u001b[m sh\"}");
              side.end(Inbound.STATUS);
            })) {
      assertThatThrownBy(session::await).hasMessageContaining("no \\x1b[m sh");
    }
  }

  @Test
  void aFarSideThatDoesNotReadHoldsTheWriterBack() throws Exception {
    var written = new java.util.concurrent.atomic.AtomicLong();
    try (var session = exec(side -> finished.await())) {
      var writing =
          new FutureTask<>(
              () -> {
                while (true) {
                  session.stdin().write(new byte[100_000]);
                  written.addAndGet(100_000);
                }
              });
      Thread.ofVirtual().start(writing);
      awaitFull(session);
      // Two buffers of ours; the rest lies in the sockets of a loopback connection.
      assertThat(written.get()).isLessThan(20_000_000);
    }
  }

  @Test
  void closingFreesABlockedWriterAtOnce() throws Exception {
    var session = exec(side -> finished.await());
    var writing = new FutureTask<>(() -> catchThrowable(() -> writeEndlessly(session)));
    Thread.ofVirtual().start(writing);
    awaitFull(session);
    session.close();
    assertThat(writing.get(5, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
    assertThatThrownBy(session::await).isInstanceOf(IOException.class);
  }

  @Test
  void interruptsEndEveryWait() throws Exception {
    try (var session = exec(side -> finished.await())) {
      assertInterrupted(() -> writeEndlessly(session), InterruptedIOException.class);
      assertInterrupted(() -> session.stdout().read(), InterruptedIOException.class);
      assertInterrupted(session::await, InterruptedException.class);
    }
  }

  @Test
  void aStallWithDataPendingIsNamed() throws Exception {
    try (var session = exec(hurried(), side -> finished.await())) {
      assertThatThrownBy(() -> writeEndlessly(session))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("stalled");
    }
  }

  @Test
  void pingsKeepAQuietConnectionAndItsEndIsNoticed() throws Exception {
    try (var session =
        exec(
            hurried(),
            side -> {
              // Reading answers the client's pings; there is no data.
              var reader = Thread.ofVirtual().start(new FutureTask<>(side::receive));
              await(() -> side.pings() >= 4);
              side.answerPings(false);
              reader.join();
            })) {
      assertThatThrownBy(session::await).hasMessageContaining("did not answer a ping");
    }
  }

  @Test
  void answersPingsOfTheServer() throws Exception {
    try (var session =
        exec(
            side -> {
              side.pingPong();
              side.pingPong();
              side.exit(0);
            })) {
      assertThat(session.await()).isZero();
    }
  }

  @Test
  void forwardsAPortBothWays() throws Exception {
    var streams =
        serve(
            FarSide.Kind.PORT_FORWARD,
            StreamOptions.of(transport),
            side -> {
              var request = side.receiveExactly(1_000_000);
              side.send(Inbound.OUTPUT, request);
              side.end(Inbound.OUTPUT);
              side.announceEnd();
            });
    var sent = random(1_000_000);
    try (var connection = streams.connect("demo", "manager-1", 8080)) {
      var answer = new FutureTask<>(() -> connection.input().readAllBytes());
      Thread.ofVirtual().start(answer);
      connection.output().write(sent);
      assertThat(answer.get()).isEqualTo(sent);
    }
    assertThat(server.requests.getFirst().line()).contains("/pods/manager-1/portforward");
  }

  @Test
  void theErrorOfAForwardedPortBecomesTheFailure() throws Exception {
    var streams =
        serve(
            FarSide.Kind.PORT_FORWARD,
            StreamOptions.of(transport),
            side -> {
              side.send(Inbound.STATUS, "dial tcp4 127.0.0.1:8080: connection refused");
              side.end(Inbound.STATUS);
              finished.await();
            });
    try (var connection = streams.connect("demo", "manager-1", 8080)) {
      assertThatThrownBy(() -> connection.input().read())
          .isInstanceOf(IOException.class)
          .hasMessageContaining("connection refused");
    }
  }

  @Test
  void aRefusalKeepsTheServersWords() throws Exception {
    server =
        new FakeServer(
            (socket, request) ->
                FakeServer.answer(
                    socket, "404 Not Found", FakeServer.status(404, "pods stage-1 not found")));
    var streams = PodStreams.through(server.endpoint(), StreamOptions.of(transport));
    assertThatThrownBy(() -> streams.exec(CONTAINER, List.of("true")))
        .isInstanceOfSatisfying(
            StreamRefusedException.class, refusal -> assertThat(refusal.status()).isEqualTo(404))
        .hasMessage("pods stage-1 not found");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void a401IsRetriedOnceWithAFreshCredential() throws Exception {
    server =
        new FakeServer(
            (socket, request) -> {
              if (request.header("authorization").equals("Bearer token-0")) {
                FakeServer.answer(
                    socket, "401 Unauthorized", FakeServer.status(401, "Unauthorized"));
              } else {
                accept(socket, request, FarSide.Kind.EXEC).exit(0);
              }
            });
    var streams = PodStreams.through(server.endpoint(), StreamOptions.of(transport));
    try (var session = streams.exec(CONTAINER, List.of("true"))) {
      assertThat(session.await()).isZero();
    }
    assertThat(server.rejections).hasValue(1);
  }

  private static void writeEndlessly(ExecSession session) throws IOException {
    var block = new byte[100_000];
    while (true) {
      session.stdin().write(block);
    }
  }

  /** Waits until the far side's unread input backs up into our outbox. */
  private static void awaitFull(ExecSession session) throws Exception {
    var outbox = ((RemoteCommand) session).outbox();
    await(() -> outbox.busy() && System.nanoTime() - outbox.busySince() > 50_000_000);
  }

  /** Something that blocks. */
  interface Action {
    void run() throws Exception;
  }

  static void assertInterrupted(Action action, Class<? extends Exception> expected)
      throws Exception {
    var caught = new FutureTask<>(() -> catchThrowable(action::run));
    var thread = Thread.ofPlatform().daemon().start(caught);
    await(() -> thread.getState() == Thread.State.WAITING);
    thread.interrupt();
    assertThat(caught.get(5, TimeUnit.SECONDS)).isInstanceOf(expected);
  }

  static void await(java.util.function.BooleanSupplier condition) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }
}
