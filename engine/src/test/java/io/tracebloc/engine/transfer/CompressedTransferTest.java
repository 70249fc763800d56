package io.tracebloc.engine.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Content that is compressed on its way, over several streams. */
@Timeout(120)
class CompressedTransferTest {
  @TempDir Path folder;
  private LocalPod pod;

  @AfterEach
  void leaveNoProcess() throws IOException {
    if (pod != null) {
      pod.close();
    }
  }

  private static TransferOptions options(Compression compression, int streams) {
    return new TransferOptions(
        OptionalInt.of(streams),
        Verify.SHA256,
        compression,
        OptionalLong.empty(),
        false,
        false,
        Duration.ofSeconds(2));
  }

  /** Rows of numbers: a file of several chunks whose last part is no whole unit. */
  private static byte[] table(int size) {
    var random = new Random(7);
    var rows = new StringBuilder();
    while (rows.length() < size) {
      rows.append(random.nextInt(1000)).append(",label-").append(random.nextInt(5)).append('\n');
    }
    return rows.substring(0, size).getBytes(StandardCharsets.US_ASCII);
  }

  @ParameterizedTest
  @EnumSource
  void everythingArrivesAsItWas(Toolset tools) throws Exception {
    assumeTrue(tools.available());
    pod = new LocalPod(folder, tools);
    var local = new LocalTransfer(pod, options(Compression.GZIP, 3));
    var files =
        LocalFiles.hostile(folder.resolve("data"))
            .add("tables/large\n", table(36_000_001))
            .add("tables/other", table(3_000_000));
    var report = local.transfer.send(files);
    assertThat(LocalFiles.content(pod.volume.resolve(".tracebloc-staging/pets")))
        .isEqualTo(files.content());
    assertThat(report.sentBytes()).isEqualTo(files.bytes());
    assertThat(report.wireBytes()).isLessThan(files.bytes() / 2);
    assertThat(local.events.warnings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aLineThatTakesEverythingAtOnceGetsContentAsItIs(Toolset tools) throws Exception {
    assumeTrue(tools.available());
    pod = new LocalPod(folder, tools);
    var local = new LocalTransfer(pod, options(Compression.OFF, 2));
    var files = new LocalFiles(folder.resolve("data")).add("large", table(34_000_000));
    var report = local.transfer.send(files);
    assertThat(LocalFiles.content(pod.volume.resolve(".tracebloc-staging/pets")))
        .isEqualTo(files.content());
    assertThat(report.wireBytes()).isEqualTo(files.bytes());
  }
}
