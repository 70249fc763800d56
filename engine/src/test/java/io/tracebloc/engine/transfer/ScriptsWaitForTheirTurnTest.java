package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.stream.PodContainer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A script that was started early and is not needed has done nothing. */
class ScriptsWaitForTheirTurnTest {
  @TempDir Path folder;
  private LocalPod pod;
  private RemoteShell shell;

  @BeforeEach
  void open() throws Exception {
    pod = new LocalPod(folder, Toolset.BUSYBOX);
    shell = new RemoteShell(pod, new PodContainer("demo", "stage-1", "stage"), PodWatch.UNWATCHED);
  }

  @AfterEach
  void close() throws Exception {
    pod.close();
  }

  @ParameterizedTest
  @EnumSource
  void withoutItsTurnAScriptDoesNothing(RemoteScript script) throws Exception {
    var place = Destination.ofDataset("pets").parameters(LocalTransfer.SUFFIX);
    try (var running = shell.start(script, place, "", "", "")) {
      running.input().flush();
    }
    assertThat(pod.busy()).isFalse();
    assertThat(pod.scripts).isEmpty();
    assertThat(pod.names(".")).isEmpty();
  }

  @Test
  void aTransferThatIsRefusedLeavesNoneBehind() throws Exception {
    Files.createDirectories(pod.volume.resolve("pets/x"));
    var files = new LocalFiles(folder.resolve("data")).add("labels.csv", 10);
    assertThatThrownBy(() -> new LocalTransfer(pod).transfer.send(files))
        .isInstanceOf(NameTakenFailure.class);
    awaitQuiet();
    assertThat(pod.scripts).containsExactly("tracebloc-prepare");
    assertThat(pod.names(".")).containsExactly("pets");
  }

  @Test
  void whatCannotBeStartedEarlyIsToldToWhoeverTakesIt() {
    var early =
        new EarlyScript(
            () -> {
              throw new IOException("no room for another stream");
            });
    assertThatThrownBy(early::take).isInstanceOf(IOException.class).hasMessageContaining("no room");
    early.close();
  }

  @Test
  void closingWhatIsStillBeingStartedEndsIt() throws Exception {
    var open = new CountDownLatch(1);
    var place = Destination.ofDataset("pets").parameters(LocalTransfer.SUFFIX);
    var early =
        new EarlyScript(
            () -> {
              boolean interrupted = false;
              while (!interrupted && open.getCount() > 0) {
                try {
                  open.await();
                } catch (InterruptedException ended) {
                  interrupted = true;
                }
              }
              return shell.start(RemoteScript.PREPARE, place, "");
            });
    early.close();
    open.countDown();
    awaitQuiet();
    assertThat(pod.names(".")).isEmpty();
  }

  @Test
  void everyScriptBeginsByWaiting() {
    assertThat(EnumSet.allOf(RemoteScript.class))
        .allSatisfy(
            script ->
                assertThat(script.command(List.of()).get(2))
                    .startsWith("read -r turn || exit 1\n"));
  }

  private void awaitQuiet() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (pod.busy() && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    assertThat(pod.busy()).isFalse();
  }
}
