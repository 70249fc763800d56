package io.tracebloc.engine.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/**
 * Sends content as gzip members of at most a MiB of content, each after a line with its size: the
 * far side must know beforehand how much to read, and nobody has to keep a whole item.
 */
final class GzipPayload implements Payload {
  private static final int BLOCK = 1 << 20;

  private final ItemOutput out;
  private final Packing packing;
  private final int level;
  private final byte[] block = new byte[BLOCK];
  private final ByteArrayOutputStream member = new ByteArrayOutputStream(BLOCK / 2);
  private int filled;

  GzipPayload(ItemOutput out, Packing packing) {
    this.out = out;
    this.packing = packing;
    this.level = packing.level();
  }

  @Override
  public void write(byte[] bytes, int length, boolean ofFile) throws IOException {
    if (ofFile) {
      out.read(length);
    }
    for (int done = 0; done < length; ) {
      int moved = Math.min(length - done, BLOCK - filled);
      System.arraycopy(bytes, done, block, filled, moved);
      filled += moved;
      done += moved;
      if (filled == BLOCK) {
        send();
      }
    }
  }

  @Override
  public void finish() throws IOException {
    if (filled > 0) {
      send();
    }
    line(0);
  }

  private void send() throws IOException {
    long start = System.nanoTime();
    member.reset();
    try (var packed = new Packed(member, level)) {
      packed.write(block, 0, filled);
    }
    packing.packed(filled, System.nanoTime() - start);
    line(member.size());
    var bytes = member.toByteArray();
    out.write(bytes, bytes.length);
    filled = 0;
  }

  private void line(int size) throws IOException {
    var line = (size + "\n").getBytes(StandardCharsets.US_ASCII);
    out.write(line, line.length);
  }

  /** A member at a level of our own. */
  static final class Packed extends GZIPOutputStream {
    Packed(ByteArrayOutputStream out, int level) throws IOException {
      super(out, 64 * 1024);
      def.setLevel(level);
    }
  }
}
