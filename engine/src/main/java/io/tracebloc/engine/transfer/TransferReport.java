package io.tracebloc.engine.transfer;

import java.time.Duration;

/**
 * What a copy took.
 *
 * @param sentFiles files of which at least a part was sent
 * @param sentBytes bytes of file content that were sent, those sent again included
 * @param wireBytes what they amounted to after compression, archive headers included
 * @param unchangedFiles files that the volume had from an earlier copy
 * @param resumedBytes bytes that an unfinished upload had left on the volume
 * @param streams most streams that worked side by side
 * @param retries how often something had to be done again
 * @param digest how the copy was compared
 * @param verifying time after the last byte was sent until the copy was known to be right
 */
public record TransferReport(
    long sentFiles,
    long sentBytes,
    long wireBytes,
    long unchangedFiles,
    long resumedBytes,
    int streams,
    int retries,
    Digest digest,
    Duration verifying) {
  /** Everything was sent once, by one stream. */
  public static TransferReport once(long files, long bytes) {
    return new TransferReport(files, bytes, bytes, 0, 0, 1, 0, Digest.SHA256, Duration.ZERO);
  }
}
