package io.tracebloc.engine.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.transfer.Digest;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.transfer.TransferReport;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CopyReportTest {
  private static TransferReport report(long unchanged, long resumed, int retries, Digest digest) {
    return new TransferReport(
        100, 1 << 20, 1 << 20, unchanged, resumed, 4, retries, digest, Duration.ZERO);
  }

  private static StagedFiles staged(TransferReport report) {
    return new StagedFiles("/data/x", 10_000, 100 << 20, report);
  }

  @Test
  void anOrdinaryCopyDeservesNoRemark() {
    assertThat(CopyReport.remarks(staged(TransferReport.once(10_000, 100 << 20)))).isEmpty();
  }

  @Test
  void whatWasNotSentAndWhatWasSentAgainIsSaid() {
    assertThat(CopyReport.remarks(staged(report(9900, 512 << 20, 3, Digest.SIZE))))
        .containsExactly(
            "9,900 of 10,000 files unchanged, 1.00 MiB sent",
            "continued: 512.00 MiB were there already",
            "3 retries");
    assertThat(CopyReport.remarks(staged(report(0, 0, 1, Digest.SIZE)))).containsExactly("1 retry");
  }

  @Test
  void theComparisonIsCalledWhatItWas() {
    assertThat(CopyReport.comparison(report(0, 0, 0, Digest.SHA256))).isEqualTo("SHA-256");
    assertThat(CopyReport.verified(report(0, 0, 0, Digest.SHA256))).isEqualTo("sha256");
    assertThat(CopyReport.comparison(report(0, 0, 0, Digest.MD5))).isEqualTo("MD5");
    assertThat(CopyReport.verified(report(0, 0, 0, Digest.MD5))).isEqualTo("md5");
    assertThat(CopyReport.comparison(report(0, 0, 0, Digest.SIZE))).isEqualTo("names and sizes");
    assertThat(CopyReport.verified(report(0, 0, 0, Digest.SIZE))).isEqualTo("size");
  }
}
