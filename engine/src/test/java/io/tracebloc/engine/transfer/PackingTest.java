package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackingTest {
  private static final long MIB = 1 << 20;

  @TempDir Path folder;
  private WorkItem text;
  private WorkItem noise;

  @BeforeEach
  void makeFiles() throws Exception {
    var random = new byte[1 << 20];
    new Random(3).nextBytes(random);
    var files =
        new LocalFiles(folder)
            .add("text", "1,2,3,label\n".repeat(90_000).getBytes(StandardCharsets.US_ASCII))
            .add("x", random);
    var iterator = files.iterator();
    text = new WorkItem.Segment(0, List.of(new WorkItem.Member(0, iterator.next())));
    noise = new WorkItem.Segment(1, List.of(new WorkItem.Member(1, iterator.next())));
  }

  private static Packing on(double bytesPerSecond) {
    var packing = new Packing(Compression.AUTO, false);
    packing.wrote(4 * MIB, (long) (4 * MIB / bytesPerSecond * TimeUnit.SECONDS.toNanos(1)));
    return packing;
  }

  @Test
  void aSlowLineGetsCompressedWhatCanBe() throws Exception {
    assertThat(on(1e6).compresses(text)).isTrue();
    assertThat(on(1e6).compresses(noise)).isFalse();
  }

  @Test
  void aFastLineGetsEverythingAsItIs() throws Exception {
    assertThat(on(1e9).compresses(text)).isFalse();
  }

  @Test
  void anUnknownLineIsTakenForWhatItsFirstAnswerWas() throws Exception {
    assertThat(new Packing(Compression.AUTO, false).compresses(text)).isFalse();
    var slow = new Packing(Compression.AUTO, true);
    // A processor that has shown what it can do: the first sample of a cold one is slow.
    slow.packed(1024 * MIB, TimeUnit.SECONDS.toNanos(5));
    assertThat(slow.compresses(text)).isTrue();
  }

  @Test
  void whatBuffersOnTheWayTakeSaysNothingOfALongLine() throws Exception {
    var far = new Packing(Compression.AUTO, true);
    far.packed(1024 * MIB, TimeUnit.SECONDS.toNanos(5));
    far.wrote(16 * MIB, 1);
    assertThat(far.compresses(text)).isTrue();
    assertThat(far.level()).isEqualTo(1);

    far.wrote(16 * MIB, 1);
    far.wrote(4 * MIB, TimeUnit.SECONDS.toNanos(4));
    assertThat(far.compresses(text)).isTrue();
    assertThat(far.level()).isEqualTo(6);
  }

  @Test
  void aLongLineThatIsFastGetsEverythingAsItIs() throws Exception {
    var far = new Packing(Compression.AUTO, true);
    far.wrote(40 * MIB, 1);
    far.wrote(4 * MIB, TimeUnit.MILLISECONDS.toNanos(4));
    assertThat(far.compresses(text)).isFalse();
  }

  @Test
  void aWordOfTheUserIsFinal() throws Exception {
    var off = new Packing(Compression.OFF, true);
    off.wrote(4 * MIB, TimeUnit.SECONDS.toNanos(100));
    assertThat(off.compresses(text)).isFalse();
    assertThat(new Packing(Compression.GZIP, false).compresses(noise)).isTrue();
  }
}
