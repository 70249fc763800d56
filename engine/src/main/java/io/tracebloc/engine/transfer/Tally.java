package io.tracebloc.engine.transfer;

import java.time.Duration;

/** What has been done so far, told to the listener. Safe for use by several threads. */
final class Tally {
  private final TransferPlan plan;
  private final TransferListener listener;
  private final Patience patience;
  private long bytes;
  private long found;
  private long files;
  private long sentBytes;
  private long sentFiles;
  private long wireBytes;
  private long resumedBytes;
  private long unchangedFiles;
  private int streams;
  private int mostStreams;

  Tally(TransferPlan plan, Patience patience, TransferListener listener) {
    this.plan = plan;
    this.patience = patience;
    this.listener = listener;
  }

  /** Content has gone out. */
  synchronized void sent(long count) {
    bytes += count;
    sentBytes += count;
    tell();
  }

  /** So much went over the wire. */
  synchronized void wired(long count) {
    wireBytes += count;
  }

  /** Content that went out counts no more. */
  synchronized void takenBack(long count) {
    bytes -= count;
    tell();
  }

  /** The volume has the item. */
  synchronized void arrived(Errand errand) {
    files += errand.item().files();
    if (errand.content()) {
      sentFiles += errand.item().files();
    } else {
      bytes += errand.item().bytes();
      found += errand.item().bytes();
      resumedBytes += errand.item().bytes();
    }
    tell();
  }

  /** The volume has this file from before. */
  synchronized void unchanged(long size) {
    bytes += size;
    found += size;
    files++;
    unchangedFiles++;
  }

  synchronized void stream(int change) {
    streams += change;
    mostStreams = Math.max(mostStreams, streams);
    tell();
  }

  synchronized TransferReport report(Digest digest, Duration verifying) {
    return new TransferReport(
        sentFiles,
        sentBytes,
        wireBytes,
        unchangedFiles,
        resumedBytes,
        mostStreams,
        patience.retries(),
        digest,
        verifying);
  }

  private void tell() {
    listener.progress(
        new TransferProgress(
            bytes, found, plan.contentBytes(), files, plan.files(), streams, patience.retries()));
  }
}
