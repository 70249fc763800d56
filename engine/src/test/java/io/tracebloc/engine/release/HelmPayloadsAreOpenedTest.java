package io.tracebloc.engine.release;

import static io.tracebloc.engine.release.HelmRecords.base64;
import static io.tracebloc.engine.release.HelmRecords.gzip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** {@code contract/releases.md} 1.2: layers and limits. */
class HelmPayloadsAreOpenedTest {
  private static final String RECORD = "{\"name\": \"demo\", \"note\": \"größe\"}";

  @Test
  void oneOrTwoLayersOfBase64AroundGzip() throws IOException {
    assertThat(name(HelmRecords.stored(RECORD))).isEqualTo("demo");
    assertThat(name(HelmRecords.storedInSecret(RECORD))).isEqualTo("demo");
  }

  @Test
  void veryEarlyReleasesWithoutGzip() throws IOException {
    var bytes = RECORD.getBytes(StandardCharsets.UTF_8);
    var once = base64(bytes);

    assertThat(name(once)).isEqualTo("demo");
    assertThat(name(base64(once.getBytes(StandardCharsets.US_ASCII)))).isEqualTo("demo");
    assertThat(HelmPayload.decode(once).text("note")).contains("größe");
  }

  @Test
  void aThirdLayerIsNotOpened() {
    var thrice = base64(HelmRecords.storedInSecret(RECORD).getBytes(StandardCharsets.US_ASCII));

    assertThatThrownBy(() -> HelmPayload.decode(thrice)).isInstanceOf(IOException.class);
  }

  @Test
  @Timeout(20)
  void bombsAreRefused() {
    var zeros = new byte[HelmPayload.LARGEST_RECORD + 1];
    Arrays.fill(zeros, (byte) ' ');
    zeros[0] = '{';
    var bomb = base64(gzip(zeros));

    assertThat(bomb).hasSizeLessThan(200_000);
    assertThatThrownBy(() -> HelmPayload.decode(bomb))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("64 MiB");
  }

  @Test
  void damagedPayloadsAreRefused() {
    var whole = gzip(RECORD.getBytes(StandardCharsets.UTF_8));
    for (var payload :
        new String[] {
          "",
          "!!!",
          "====",
          base64("nothing".getBytes(StandardCharsets.US_ASCII)),
          base64(Arrays.copyOf(whole, whole.length / 2)),
          HelmRecords.stored("[]"),
          HelmRecords.stored("{\"a\": "),
          HelmRecords.stored("{\"a\":" + "[".repeat(200_000))
        }) {
      assertThatThrownBy(() -> HelmPayload.decode(payload)).isInstanceOf(IOException.class);
    }
  }

  private static String name(String payload) throws IOException {
    return HelmPayload.decode(payload).text("name").orElseThrow();
  }
}
