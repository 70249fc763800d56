package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What scripts on the volume answer, however it is cut on its way. */
class AnswersAreReadTest {
  private static final String HEX = "0123456789abcdef".repeat(4);

  private static InputStream inPieces(byte[] bytes, int piece) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(length, piece));
      }
    };
  }

  @Property
  void namesAndLinesComeAsTheyWereSent(
      @ForAll @Size(max = 40) List<@IntRange(max = 8000) Integer> lengths,
      @ForAll @IntRange(min = 1, max = 100_000) int piece)
      throws IOException {
    var sent = new ByteArrayOutputStream();
    for (int length : lengths) {
      sent.write("n".repeat(length).getBytes(StandardCharsets.US_ASCII));
      sent.write(0);
      sent.write("l".repeat(length).getBytes(StandardCharsets.US_ASCII));
      sent.write('\n');
    }
    var reader = new NameReader(inPieces(sent.toByteArray(), piece));

    for (int length : lengths) {
      assertThat(reader.name()).hasSize(length + 1).endsWith((byte) 0);
      assertThat(reader.line()).hasSize(length);
    }
    assertThat(reader.name()).isEmpty();
    assertThat(reader.line()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {8194, 70_000, 1_000_000})
  void whatDoesNotEndIsRefused(int length) {
    var endless = "x".repeat(length).getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> new NameReader(new ByteArrayInputStream(endless)).line())
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("endless");
  }

  @Test
  void whatEndsEarlyIsRefused() {
    var cut = "12".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> new NameReader(new ByteArrayInputStream(cut)).line())
        .isInstanceOf(ProtocolException.class)
        .hasMessageContaining("ended early");
  }

  @Test
  void anEntryIsADigestASizeAndATime() {
    var entry = Manifest.Entry.of(HEX + " 12 1700000000", Digest.SHA256).orElseThrow();
    assertThat(entry.digest()).isEqualTo(HEX);
    assertThat(entry.size()).isEqualTo(12);
    assertThat(entry.time()).isEqualTo(1_700_000_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "HEX",
        "HEX 1",
        "HEX 1 ",
        "HEX  1",
        "HEX 1 2 3",
        "HEX -1 2",
        "HEX +1 2",
        "HEX 1 -2",
        "HEX 1234567890123456789 2",
        "HEX 1 1234567890123",
        "HEX 1x 2",
        "HEXab 1 2",
        "gEX 1 2"
      })
  void nothingElseIsAnEntry(String line) {
    assertThat(Manifest.Entry.of(line.replace("HEX", HEX), Digest.SHA256)).isEmpty();
    assertThat(Manifest.Entry.of(HEX + " 1 2", Digest.MD5)).isEmpty();
  }
}
