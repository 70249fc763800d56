package io.tracebloc.engine.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Decides whether items are compressed: by a sample of each, by how fast this machine compresses,
 * and by how fast the line has taken what was written so far. Until the line is known it is taken
 * for fast, unless it is long. Safe for use by several threads.
 */
final class Packing {
  /** What must be gained for compression to be worth the trouble. */
  private static final double GAIN = 0.9;

  /** Below so many bytes a second there is time to compress well. */
  private static final double SLOW_LINE = 12e6;

  /** Before so many bytes were written a line is not known. */
  private static final long KNOWN = 2L << 20;

  /**
   * What buffers on the way to a far server take at once, whatever the line: those of both ends of
   * a connection to a proxy nearby, for each of four streams.
   */
  private static final long ABSORBED = 32L << 20;

  /** Less than that is not worth a look. */
  private static final long LEAST = 64 * 1024;

  /** As far back as a compressor looks. */
  private static final int SAMPLE = 32 * 1024;

  private final Compression wanted;
  private final boolean farAway;
  private long absorbed;
  private double written;
  private double writing;
  private double packedBytes;
  private double packing;

  /**
   * Decisions for one transfer.
   *
   * @param farAway whether answers come as from far away
   */
  Packing(Compression wanted, boolean farAway) {
    this.wanted = wanted;
    this.farAway = farAway;
    this.absorbed = farAway ? ABSORBED : 0;
  }

  /** The line has taken bytes. */
  synchronized void wrote(long bytes, long nanos) {
    if (absorbed > 0) {
      absorbed -= bytes;
      return;
    }
    if (written > 16 * KNOWN) {
      // Lines change; what was long ago counts less.
      written /= 2;
      writing /= 2;
    }
    written += bytes;
    writing += nanos / 1e9;
  }

  /** So much content was compressed. */
  synchronized void packed(long content, long nanos) {
    packedBytes += content;
    packing += nanos / 1e9;
  }

  synchronized int level() {
    return bytesPerSecond() < SLOW_LINE ? 6 : 1;
  }

  /** Whether to compress an item. */
  boolean compresses(WorkItem item) throws IOException {
    return switch (wanted) {
      case OFF -> false;
      case GZIP -> true;
      case AUTO -> item.bytes() >= LEAST && pays(item);
    };
  }

  private boolean pays(WorkItem item) throws IOException {
    // No processor compresses so fast.
    if (bytesPerSecond() > 400e6) {
      return false;
    }
    var sample = sample(item);
    if (isCold()) {
      // The first time takes ten times as long as the next.
      pack(sample);
    }
    long start = System.nanoTime();
    double ratio = (double) pack(sample) / Math.max(1, sample.length);
    packed(sample.length, System.nanoTime() - start);
    double line = bytesPerSecond();
    return 1 / packingSpeed() + ratio / line < GAIN / line;
  }

  private int pack(byte[] sample) throws IOException {
    var member = new ByteArrayOutputStream();
    try (var packed = new GzipPayload.Packed(member, level())) {
      packed.write(sample);
    }
    return member.size();
  }

  /** The beginning of the item's first file that has one. */
  private static byte[] sample(WorkItem item) throws IOException {
    var buffer = new byte[SAMPLE];
    var file =
        switch (item) {
          case WorkItem.Chunk chunk -> chunk.file();
          case WorkItem.Segment segment ->
              segment.members().get(segment.members().size() / 2).file();
        };
    long offset = item instanceof WorkItem.Chunk chunk ? chunk.offset() : 0;
    long length = Math.min(SAMPLE, file.size() - offset);
    try (var source = SourceFile.open(file, offset, length)) {
      int read = Math.max(0, source.read(buffer));
      return Arrays.copyOf(buffer, read);
    }
  }

  private synchronized double bytesPerSecond() {
    if (written < KNOWN) {
      return farAway ? SLOW_LINE : Double.MAX_VALUE;
    }
    return written / Math.max(1e-9, writing);
  }

  private synchronized boolean isCold() {
    return packedBytes == 0;
  }

  private synchronized double packingSpeed() {
    return packedBytes / Math.max(1e-9, packing);
  }
}
