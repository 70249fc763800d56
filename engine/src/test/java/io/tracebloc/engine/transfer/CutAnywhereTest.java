package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.failure.StagingFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections that break at any byte, in either direction, of any of the scripts ({@code
 * contract/protocol.md} 6.7): the place has the complete new files or the untouched old ones, and
 * the next push comes to the end.
 */
@Timeout(300)
class CutAnywhereTest {
  /** Larger than what goes to a worker in one push, so that some come through. */
  private static final int RANGE = 260_000;

  @TempDir Path folder;
  private LocalPod pod;
  private Map<String, String> inPlace;

  @BeforeEach
  void stageAnOldCopy() throws IOException {
    pod = new LocalPod(folder, Toolset.BUSYBOX.available() ? Toolset.BUSYBOX : Toolset.HOST);
    var old = files(0);
    new LocalTransfer(pod).transfer.send(old);
    inPlace = old.content();
  }

  @AfterEach
  void leaveNoProcess() throws IOException {
    pod.close();
  }

  private Path staged() {
    return pod.volume.resolve(".tracebloc-staging/pets");
  }

  /** Several segments: there are more files than one takes. Some are those of the round before. */
  private LocalFiles files(int round) throws IOException {
    var files = new LocalFiles(folder.resolve("data" + round)).add("labels.csv", 700);
    for (int i = 0; i < 6; i++) {
      var content = new byte[20_000 + 9_000 * i];
      new Random(i < 2 ? i : 10 * round + i).nextBytes(content);
      files.add("images/large " + i, content);
    }
    var empty = files.source(0).resolveSibling("empty");
    Files.createFile(empty);
    for (int i = 0; i < 1_030; i++) {
      files.add(LocalFiles.entry(empty, "masks/%d\n%d".formatted(round % 3, i)));
    }
    files.add("last", 90_000);
    return files;
  }

  private Map<String, String> content() throws IOException {
    return LocalFiles.content(staged());
  }

  private void assertNothingElse(String as) throws IOException {
    assertThat(pod.names(".tracebloc-staging")).as(as).containsExactly("pets", "pets.manifest");
  }

  /** Breaks what workers are sent, and now and then what any script is sent or says. */
  private static LocalPod.Faults faults(Random random, int calm) {
    return new LocalPod.Faults() {
      @Override
      public synchronized long cut(String script) {
        if (script.equals("tracebloc-receive")) {
          return random.nextInt(calm) == 0 ? random.nextInt(RANGE) : LocalPod.NEVER;
        }
        return random.nextInt(4 * calm) == 0 ? random.nextInt(40_000) : LocalPod.NEVER;
      }

      @Override
      public synchronized long cutOutput(String script) {
        boolean abort = script.equals("tracebloc-abort");
        return !abort && random.nextInt(6 * calm) == 0 ? random.nextInt(80) : LocalPod.NEVER;
      }
    };
  }

  @Test
  void twoHundredCutsEndInTheNewFilesOrTheOldOnes() throws Exception {
    var random = new Random(20_261_121);
    int round = 0;
    while (pod.cuts.get() < 185) {
      var files = files(++round);
      // Fails at the first cut, and the next push goes on.
      var options = LocalTransfer.options(1 + round % 3, Verify.AUTO, Duration.ZERO);
      pushUntilDone(files, options, faults(random, 1 + round % 2), "round " + round);
    }
    while (pod.cuts.get() < 200) {
      var files = files(++round);
      // Recovers by itself.
      var options = LocalTransfer.options(1 + round % 3, Verify.AUTO, Duration.ofMinutes(1));
      pushUntilDone(files, options, new FirstWorkers(random, 2, RANGE), "round " + round);
    }
    assertThat(round).isGreaterThan(20);
  }

  private void pushUntilDone(
      LocalFiles files, TransferOptions options, LocalPod.Faults faults, String as)
      throws IOException {
    var wanted = files.content();
    for (int push = 1; ; push++) {
      var which = as + ", push " + push;
      // However unlucky, the eighth comes through.
      pod.breaks(push < 8 ? faults : LocalPod.Faults.NONE);
      try {
        new LocalTransfer(pod, options).transfer.send(files);
        assertThat(content()).as(which).isEqualTo(wanted);
        assertNothingElse(which);
        inPlace = wanted;
        return;
      } catch (StagingFailure failure) {
        assertThat(failure).as(which).hasMessageContaining("nothing got through for some time");
        var now = content();
        // The swap may have been done, and its answer lost.
        assertThat(List.of(inPlace, wanted)).as(which).contains(now);
        inPlace = now;
      }
    }
  }

  @Test
  void cutsInsideLargeFilesDoToo() throws Exception {
    var random = new Random(7);
    var large = new byte[(int) WorkPlan.CHUNK + 3_000_000];
    var seen = new ArrayList<Integer>();
    for (int round = 0; round < 3; round++) {
      random.nextBytes(large);
      var files =
          new LocalFiles(folder.resolve("large" + round)).add("labels.csv", 9).add("large", large);
      int before = pod.cuts.get();
      var faults = new FirstWorkers(random, 3, 3_000_000);
      var options = LocalTransfer.options(2, Verify.AUTO, Duration.ZERO);
      pushUntilDone(files, options, faults, "large, round " + round);
      seen.add(pod.cuts.get() - before);
    }
    assertThat(seen).allMatch(cuts -> cuts > 0);
  }

  /** Cuts some workers anywhere in what they are sent. */
  private static final class FirstWorkers implements LocalPod.Faults {
    private final Random random;
    private final int range;
    private int left;

    FirstWorkers(Random random, int count, int range) {
      this.random = random;
      this.left = count;
      this.range = range;
    }

    @Override
    public synchronized long cut(String script) {
      return script.equals("tracebloc-receive") && left-- > 0
          ? random.nextInt(range)
          : LocalPod.NEVER;
    }
  }
}
