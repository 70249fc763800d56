package io.tracebloc.engine.push;

import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.transfer.TransferReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a copy took, in words. */
public final class CopyReport {
  private CopyReport() {}

  /** How the copy was compared, for a person: {@code SHA-256}, {@code names and sizes}. */
  public static String comparison(TransferReport report) {
    return switch (report.digest()) {
      case SHA256 -> "SHA-256";
      case MD5 -> "MD5";
      case SIZE -> "names and sizes";
    };
  }

  /** How the copy was compared, for a program: {@code sha256}, {@code md5}, {@code size}. */
  public static String verified(TransferReport report) {
    return report.digest().name().toLowerCase(Locale.ROOT);
  }

  /** What was out of the ordinary, a few words each; nothing if every file was sent just once. */
  public static List<String> remarks(StagedFiles staged) {
    var report = staged.report();
    var remarks = new ArrayList<String>();
    if (report.unchangedFiles() > 0) {
      remarks.add(
          "%,d of %s unchanged, %s sent"
              .formatted(
                  report.unchangedFiles(),
                  Amounts.count(staged.files(), "file", "files"),
                  Amounts.ofBytes(report.sentBytes())));
    }
    if (report.resumedBytes() > 0) {
      remarks.add(
          "continued: %s were there already".formatted(Amounts.ofBytes(report.resumedBytes())));
    }
    if (report.retries() > 0) {
      remarks.add(Amounts.count(report.retries(), "retry", "retries"));
    }
    return remarks;
  }
}
