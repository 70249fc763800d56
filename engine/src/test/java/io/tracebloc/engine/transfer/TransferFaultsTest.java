package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.stream.PodContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever dies in between: the complete new copy or the untouched old one, never a mixture. */
@Timeout(120)
class TransferFaultsTest {
  @TempDir Path folder;
  private LocalPod pod;
  private LocalTransfer local;
  private Map<String, String> old;

  @BeforeEach
  void stageAnOldCopy() throws Exception {
    var tools = Toolset.BUSYBOX.available() ? Toolset.BUSYBOX : Toolset.HOST;
    pod = new LocalPod(folder, tools);
    local = new LocalTransfer(pod);
    var files = new LocalFiles(folder.resolve("old")).add("labels.csv", 10).add("images/a", 20);
    local.transfer.send(files);
    old = files.content();
  }

  @AfterEach
  void leaveNoProcess() throws IOException {
    pod.close();
  }

  private Path staged() {
    return pod.volume.resolve(".tracebloc-staging/pets");
  }

  private void assertOldCopyAlone() throws IOException {
    assertThat(LocalFiles.content(staged())).isEqualTo(old);
    assertThat(pod.names(".tracebloc-staging")).containsExactly("pets", "pets.manifest");
  }

  private LocalFiles newFiles() throws IOException {
    return newFiles("new");
  }

  private LocalFiles newFiles(String name) throws IOException {
    return new LocalFiles(folder.resolve(name))
        .add("labels.csv", 700)
        .add("images/a", 40_000)
        .add("images/b\n", 60_000)
        .add("images/c", 0)
        .add("images/d", 512);
  }

  /** What went over the wire in one undisturbed copy. */
  private long wholeLength(LocalFiles files) throws Exception {
    var other = new LocalPod(folder.resolve("other"), Toolset.HOST);
    try (other) {
      new LocalTransfer(other).transfer.send(files);
      return other.longest;
    }
  }

  @Test
  void aConnectionThatAlwaysBreaksEarlyLeavesTheOldCopyAndWhatCame() throws Exception {
    var files = newFiles();
    for (long cut : new long[] {0, 512, 512 + 1024}) {
      pod.cutAfter = cut;
      assertThatThrownBy(() -> local.transfer.send(files))
          .as("cut after %d bytes", cut)
          .isInstanceOfSatisfying(
              StagingFailure.class,
              failure -> {
                assertThat(failure).hasMessageContaining("nothing got through for some time");
                assertThat(failure.remedy()).contains("The same command goes on");
              });
      assertThat(LocalFiles.content(staged())).isEqualTo(old);
    }
    pod.cutAfter = LocalPod.NEVER;
    local.transfer.send(files);
    assertThat(LocalFiles.content(staged())).isEqualTo(files.content());
    assertThat(pod.names(".tracebloc-staging")).containsExactly("pets", "pets.manifest");
  }

  @Test
  void aConnectionThatBreaksOnceAnywhereIsRepaired() throws Exception {
    var files = newFiles();
    long length = wholeLength(files);
    var random = new Random(5);
    for (int round = 0; round < 25; round++) {
      var data = round % 2 == 0 ? files : newFiles("other" + round);
      long cut = random.nextLong(length);
      pod.cutOnceAfter(cut);
      local.transfer.send(data);
      assertThat(LocalFiles.content(staged())).as("cut at %d", cut).isEqualTo(data.content());
      assertThat(pod.names(".tracebloc-staging")).containsExactly("pets", "pets.manifest");
      Files.delete(staged().resolveSibling("pets.manifest"));
    }
  }

  @Test
  void anInterruptWhileStalledTakesEffectAtOnce() throws Exception {
    pod.stallAfter = 50_000;
    var files = newFiles();
    var sending =
        new FutureTask<>(
            () -> {
              var failure = catchThrowable(() -> local.transfer.send(files));
              return Map.of(failure, Thread.currentThread().isInterrupted());
            });
    var thread = Thread.ofPlatform().daemon().start(sending);
    assertThat(pod.stalled.await(30, TimeUnit.SECONDS)).isTrue();
    long start = System.nanoTime();
    thread.interrupt();
    var outcome = sending.get(30, TimeUnit.SECONDS);
    assertThat(outcome.keySet()).singleElement().isInstanceOf(InterruptedFailure.class);
    assertThat(outcome.values()).containsExactly(true);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    assertOldCopyAlone();
  }

  @Test
  void anInterruptBeforeTheStartStopsBeforeTheStart() throws Exception {
    var files = newFiles();
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> local.transfer.send(files)).isInstanceOf(InterruptedFailure.class);
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
    assertOldCopyAlone();
  }

  @Test
  void aRemoteEndWithMuchDataPendingIsReportedInTheRemoteWords() throws Exception {
    replace("tar", "echo 'tar: something is odd' >&2; exit 3");
    var big = new LocalFiles(folder.resolve("big")).add("labels.csv", new byte[30_000_000]);
    long start = System.nanoTime();
    assertThatThrownBy(() -> local.transfer.send(big))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("tar: something is odd");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
    assertOldCopyAlone();
  }

  @Test
  void floodsOfDiagnosticsAreTakenAndCut() throws Exception {
    replace("tar", "cat >/dev/null; head -c 5000000 /dev/zero | tr '\\000' 'x' >&2; exit 1");
    var failure = catchThrowable(() -> local.transfer.send(newFiles()));
    assertThat(failure).isInstanceOf(StagingFailure.class);
    assertThat(failure.getMessage()).hasSizeLessThan(1000);
    assertOldCopyAlone();
  }

  @Test
  void aMissingToolIsNamed() throws Exception {
    assumeTrue(Toolset.BUSYBOX.available());
    pod.without("sha256sum");
    assertThatThrownBy(() -> local.transfer.send(newFiles()))
        .isInstanceOfSatisfying(
            StagingFailure.class,
            failure -> {
              assertThat(failure).hasMessageContaining("sha256sum: not found");
              assertThat(failure.remedy()).contains("{flag:stage-image}");
            });
    assertOldCopyAlone();
  }

  @Test
  void successWithoutTheAcknowledgementIsNoSuccess() throws Exception {
    replace("tar", "cat >/dev/null; exit 0");
    assertThatThrownBy(() -> local.transfer.send(newFiles()))
        .isInstanceOf(StagingFailure.class)
        .hasMessageContaining("is wrong, however often it is sent");
    assertOldCopyAlone();
  }

  @Test
  void aPodThatVanishesIsReplacedAndTheUploadGoesOn() throws Exception {
    var lost = new VanishingPod();
    var watched = new LocalTransfer(new ReplacedPod(pod, lost));
    pod.stallAfter = 50_000;
    var files = newFiles();
    var sending = new FutureTask<>(() -> watched.transfer.send(files));
    var thread = Thread.ofPlatform().daemon().start(sending);
    assertThat(pod.stalled.await(30, TimeUnit.SECONDS)).isTrue();
    pod.stallAfter = LocalPod.NEVER;
    lost.vanish();
    // What a closed connection does to a real stream that is blocked.
    pod.release();
    var report = sending.get(30, TimeUnit.SECONDS);
    thread.join();
    assertThat(report.retries()).isEqualTo(1);
    assertThat(pod.scripts).doesNotContain("tracebloc-abort");
    assertThat(LocalFiles.content(staged())).isEqualTo(files.content());
  }

  /** Another Pod on the same volume when the first is lost. */
  private static final class ReplacedPod implements Site {
    private final LocalPod local;
    private volatile PodWatch watch;

    ReplacedPod(LocalPod local, PodWatch watch) {
      this.local = local;
      this.watch = watch;
    }

    @Override
    public boolean isFarAway() {
      return false;
    }

    @Override
    public RemoteShell shell() {
      return new RemoteShell(local, new PodContainer("demo", "stage-1", "stage"), watch);
    }

    @Override
    public PodWatch pod() {
      return watch;
    }

    @Override
    public void renew() {
      watch = PodWatch.UNWATCHED;
    }
  }

  /** A Pod that is there until told otherwise. */
  private static final class VanishingPod implements PodWatch {
    private volatile boolean gone;
    private final List<Runnable> actions = new CopyOnWriteArrayList<>();

    void vanish() {
      gone = true;
      actions.forEach(Runnable::run);
    }

    @Override
    public Optional<String> loss() {
      return gone ? Optional.of("the stage Pod x was deleted by somebody") : Optional.empty();
    }

    @Override
    public Listening onLoss(Runnable action) {
      actions.add(action);
      return () -> actions.remove(action);
    }
  }

  /** Puts another program in the place of a tool. */
  private void replace(String tool, String script) throws IOException {
    var bin = Files.createDirectories(folder.resolve("replaced"));
    var program = bin.resolve(tool);
    Files.writeString(program, "#!/bin/sh\n" + script + "\n");
    assumeTrue(program.toFile().setExecutable(true));
    pod.through("/usr/bin/env", "PATH=" + bin + ":/usr/bin:/bin");
  }
}
