package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Writes that are gathered become few, in their order and without loss; others leave at once. */
class RecordsLeaveTogetherTest {
  private final List<Integer> writes = new ArrayList<>();
  private final ByteArrayOutputStream wire = new ByteArrayOutputStream();

  private GatheringSocket socket() throws Exception {
    return new GatheringSocket(
        new Socket() {
          @Override
          public OutputStream getOutputStream() {
            return new OutputStream() {
              @Override
              public void write(int octet) {
                throw new AssertionError("one byte at a time");
              }

              @Override
              public void write(byte[] bytes, int offset, int length) {
                writes.add(length);
                wire.write(bytes, offset, length);
              }
            };
          }
        });
  }

  @Test
  void withoutGatheringEveryWriteLeavesAtOnce() throws Exception {
    var out = socket().getOutputStream();
    out.write(new byte[10]);
    out.write(7);
    assertThat(writes).containsExactly(10, 1);
  }

  @Test
  void fourRecordsAreOneWrite() throws Exception {
    var socket = socket();
    var out = socket.getOutputStream();
    socket.gather();
    for (int record = 0; record < 4; record++) {
      out.write(new byte[16_406]);
      out.flush();
    }
    assertThat(writes).isEmpty();
    socket.release();
    assertThat(writes).containsExactly(4 * 16_406);
    out.write(new byte[5]);
    assertThat(writes).endsWith(5);
  }

  @Property(tries = 200)
  void nothingIsLostOrMoved(
      @ForAll @Size(max = 40) List<@IntRange(min = 0, max = 300_000) Integer> lengths,
      @ForAll boolean gathered)
      throws Exception {
    writes.clear();
    wire.reset();
    var socket = socket();
    var out = socket.getOutputStream();
    var expected = new ByteArrayOutputStream();
    if (gathered) {
      socket.gather();
    }
    byte value = 0;
    for (int length : lengths) {
      var bytes = new byte[length];
      Arrays.fill(bytes, value++);
      out.write(bytes);
      expected.writeBytes(bytes);
    }
    socket.release();
    assertThat(wire.toByteArray()).isEqualTo(expected.toByteArray());
  }
}
