package io.tracebloc.e2e.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.transfer.Compression;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferOptions;
import io.tracebloc.engine.transfer.TransferReport;
import io.tracebloc.engine.transfer.Verify;
import io.tracebloc.sandbox.pods.stream.StreamFaults;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Direction;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What breaks on the way to a volume, and what a person then sees and keeps. */
@Timeout(120)
class StagingFaultsTest {
  /** One stream, so that one broken stream is all of them; little patience. */
  private static final TransferOptions ONE_STREAM =
      new TransferOptions(
          OptionalInt.of(1),
          Verify.AUTO,
          Compression.OFF,
          OptionalLong.empty(),
          false,
          false,
          Duration.ofSeconds(1));

  @TempDir static Path shared;
  @TempDir Path folder;
  private static StagingBench bench;
  private Map<String, String> old;

  @BeforeAll
  static void start() throws Exception {
    bench = new StagingBench(shared);
  }

  @AfterAll
  static void stop() {
    if (bench != null) {
      bench.close();
    }
  }

  @BeforeEach
  void stageAnOldCopy() throws Exception {
    bench.faults.set(StreamFaults.NONE);
    bench.warnings.clear();
    bench.clearVolume();
    var files = new WrittenFiles(folder.resolve("old")).add("labels.csv", 100);
    send(files, Transport.AUTO, bench.listener());
    old = files.content();
  }

  private TransferReport send(WrittenFiles files, Transport transport, TransferListener listener) {
    var streams =
        new StreamOptions(
            transport, Duration.ofSeconds(10), Duration.ofSeconds(2), Duration.ofSeconds(1));
    var options = StagingOptions.standard().withStreams(streams).withTransfer(ONE_STREAM);
    try (var session =
        Staging.open(
            bench.cluster,
            bench.target(),
            Destination.ofDataset("pets"),
            options,
            files,
            listener)) {
      return session.send(files).report();
    }
  }

  private WrittenFiles newFiles() throws Exception {
    return new WrittenFiles(folder.resolve("new"))
        .add("labels.csv", 3_000_000)
        .add("images/a", 5_000_000);
  }

  private void assertOldCopy() throws Exception {
    assertThat(WrittenFiles.content(bench.staged("pets"))).isEqualTo(old);
    assertThat(bench.stagePods()).isEmpty();
  }

  private void assertOldCopyAlone() throws Exception {
    assertOldCopy();
    try (var entries = Files.list(bench.staged("pets").getParent())) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder("pets", "pets.manifest");
    }
  }

  /** The first few streams suffer, later ones do not. */
  private static void hurt(int copies, Action action, long afterBytes) {
    var left = new AtomicInteger(copies);
    bench.faults.set(
        opening ->
            opening.command().contains("tracebloc-receive") && left.getAndDecrement() > 0
                ? Optional.of(new Fault(Direction.TO_CONTAINER, afterBytes, action))
                : Optional.empty());
  }

  @ParameterizedTest
  @EnumSource(names = {"SPDY", "WEBSOCKET", "WEBSOCKET_V4"})
  void oneBrokenCopyIsRepaired(Transport transport) throws Exception {
    for (var action : Action.values()) {
      hurt(1, action, 4_000_000);
      // Without what is there nothing can be taken over.
      bench.clearVolume();
      var files = newFiles();
      var report = send(files, transport, bench.listener());
      assertThat(WrittenFiles.content(bench.staged("pets")))
          .as("after %s", action)
          .isEqualTo(files.content());
      assertThat(report.sentBytes()).as("after %s", action).isGreaterThan(files.bytes());
    }
    assertThat(bench.warnings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"SPDY", "WEBSOCKET", "WEBSOCKET_V4"})
  void aConnectionThatAlwaysBreaksLeavesTheOldCopy(Transport transport) throws Exception {
    var files = newFiles();
    for (long cut : new long[] {0, 512, 3_000_832, 3_001_000}) {
      hurt(Integer.MAX_VALUE, Action.CUT, cut);
      assertThatThrownBy(() -> send(files, transport, bench.listener()))
          .isInstanceOf(StagingFailure.class)
          .hasMessageContaining("nothing got through");
      assertOldCopy();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SPDY", "WEBSOCKET", "WEBSOCKET_V4"})
  void aStallIsNamed(Transport transport) throws Exception {
    hurt(Integer.MAX_VALUE, Action.STALL, 1_000_000);
    var files = new WrittenFiles(folder.resolve("big")).add("labels.csv", 60_000_000);
    assertThatThrownBy(() -> send(files, transport, bench.listener()))
        .isInstanceOf(StagingFailure.class)
        .hasMessageMatching(".*(no byte moved|did not answer a ping) for 2 s.*");
    assertOldCopy();
  }

  @ParameterizedTest
  @EnumSource(names = {"SPDY", "WEBSOCKET", "WEBSOCKET_V4"})
  void anInterruptDuringAStallTakesEffectAtOnceAndLeavesNothing(Transport transport)
      throws Exception {
    hurt(1, Action.STALL, 1_000_000);
    var files = new WrittenFiles(folder.resolve("big")).add("labels.csv", 60_000_000);
    var copying = new CountDownLatch(1);
    var sending =
        new FutureTask<>(
            () -> catchThrowable(() -> send(files, transport, bench.listener(copying::countDown))));
    var thread = Thread.ofPlatform().daemon().start(sending);
    assertThat(copying.await(60, TimeUnit.SECONDS)).isTrue();
    long start = System.nanoTime();
    thread.interrupt();
    assertThat(sending.get(30, TimeUnit.SECONDS)).isInstanceOf(InterruptedFailure.class);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertOldCopyAlone();
  }

  @Test
  void aPodDeletedBySomebodyWhileCopyingIsNamedAndReplaced() throws Exception {
    var files = new WrittenFiles(folder.resolve("big")).add("labels.csv", 60_000_000);
    hurt(1, Action.STALL, 1_000_000);
    send(files, Transport.AUTO, bench.listener(bench::deleteStagePods));
    assertThat(bench.warnings).singleElement().asString().contains("was deleted by somebody");
    assertThat(WrittenFiles.content(bench.staged("pets"))).isEqualTo(files.content());
    assertThat(bench.stagePods()).isEmpty();
  }
}
