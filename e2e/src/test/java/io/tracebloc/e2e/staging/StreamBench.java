package io.tracebloc.e2e.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tracebloc.engine.stream.ExecSession;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.sandbox.pods.stream.StreamFaults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A Pod of the practice cluster to which streams are opened. */
final class StreamBench implements AutoCloseable {
  final StagingBench cluster;
  private final StagingSession session;

  StreamBench(Path folder) throws Exception {
    cluster = new StagingBench(folder);
    session =
        Staging.open(
            cluster.cluster,
            cluster.target(),
            Destination.ofDataset("pets"),
            StagingOptions.standard(),
            new WrittenFiles(folder.resolve("none")),
            cluster.listener());
  }

  PodStreams streams(Transport transport) {
    return streams(StreamOptions.of(transport));
  }

  PodStreams streams(StreamOptions options) {
    return PodStreams.through(cluster.cluster.endpoint(), options);
  }

  /** Options under which trouble shows after a second. */
  static StreamOptions hurried(Transport transport) {
    return new StreamOptions(
        transport, Duration.ofSeconds(10), Duration.ofSeconds(1), Duration.ofMillis(300));
  }

  PodContainer container() {
    return new PodContainer(namespace(), pod(), "stage");
  }

  String namespace() {
    return cluster.practice.namespace();
  }

  String pod() {
    return session.pod();
  }

  ExecSession shell(Transport transport, String script) throws IOException {
    return shell(StreamOptions.of(transport), script);
  }

  ExecSession shell(StreamOptions options, String script) throws IOException {
    return streams(options).exec(container(), List.of("sh", "-c", script));
  }

  /** What happens to the next streams. */
  void fault(StreamFaults.Direction direction, long afterBytes, StreamFaults.Action action) {
    cluster.faults.set(
        opening -> Optional.of(new StreamFaults.Fault(direction, afterBytes, action)));
  }

  void noFaults() {
    cluster.faults.set(StreamFaults.NONE);
  }

  /** Everything the command still prints, as text. */
  static String output(ExecSession command) throws IOException {
    return new String(command.stdout().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  /** Something that blocks. */
  interface Action {
    void run() throws Exception;
  }

  /** Lets something block, interrupts it, and sees it end with an exception of this kind. */
  static void assertInterrupted(Action action, Class<? extends Exception> expected)
      throws Exception {
    var caught = new FutureTask<>(() -> catchThrowable(action::run));
    var thread = Thread.ofPlatform().daemon().start(caught);
    await(() -> thread.getState() == Thread.State.WAITING);
    thread.interrupt();
    assertThat(caught.get(10, TimeUnit.SECONDS)).isInstanceOf(expected);
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("deadline").isLessThan(deadline);
      LockSupport.parkNanos(2_000_000);
    }
  }

  @Override
  public void close() {
    try (cluster) {
      session.close();
    }
  }
}
