package io.tracebloc.engine.transfer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Headers of a GNU tar archive of regular files ({@code contract/protocol.md} 4.3): mode 0644,
 * owner 0, the file's own time.
 */
final class TarHeader {
  static final int BLOCK = 512;

  private static final int NAME_LENGTH = 100;
  private static final long OCTAL_LIMIT = 1L << 33;
  private static final long NANOS = 1_000_000_000;
  private static final byte[] LONG_LINK = "././@LongLink".getBytes(StandardCharsets.US_ASCII);

  private TarHeader() {}

  /** Size of the header of a file with this name, in bytes. */
  static long size(byte[] name) {
    return isLong(name) ? 2L * BLOCK + padded(name.length + 1) : BLOCK;
  }

  /** The size rounded up to whole blocks. */
  static long padded(long size) {
    return (size + BLOCK - 1) / BLOCK * BLOCK;
  }

  /**
   * A time as the far side keeps it, in seconds since the epoch.
   *
   * @param modified nanoseconds since the epoch
   */
  static long seconds(long modified) {
    return Math.clamp(Math.floorDiv(modified, NANOS), 0, OCTAL_LIMIT - 1);
  }

  /**
   * The header of a file.
   *
   * @param modified nanoseconds since the epoch
   */
  static byte[] of(byte[] name, long size, long modified) {
    var header = new byte[Math.toIntExact(size(name))];
    int start = 0;
    if (isLong(name)) {
      put(header, 0, LONG_LINK, name.length + 1L, 0, 'L');
      System.arraycopy(name, 0, header, BLOCK, name.length);
      start = header.length - BLOCK;
    }
    put(
        header,
        start,
        Arrays.copyOf(name, Math.min(name.length, NAME_LENGTH)),
        size,
        modified,
        '0');
    return header;
  }

  /** Names that are long or not plain ASCII are safest in a record of their own. */
  private static boolean isLong(byte[] name) {
    if (name.length > NAME_LENGTH) {
      return true;
    }
    for (byte value : name) {
      if (value < 0x20 || value == 0x7f) {
        return true;
      }
    }
    return false;
  }

  private static void put(
      byte[] header, int start, byte[] name, long size, long modified, char type) {
    System.arraycopy(name, 0, header, start, name.length);
    octal(header, start + 100, 8, 0644);
    octal(header, start + 108, 8, 0);
    octal(header, start + 116, 8, 0);
    putSize(header, start + 124, size);
    octal(header, start + 136, 12, seconds(modified));
    Arrays.fill(header, start + 148, start + 156, (byte) ' ');
    header[start + 156] = (byte) type;
    ascii(header, start + 257, "ustar  ");
    int sum = 0;
    for (int i = start; i < start + BLOCK; i++) {
      sum += header[i] & 0xff;
    }
    octal(header, start + 148, 7, sum);
    header[start + 155] = ' ';
  }

  private static void putSize(byte[] header, int start, long size) {
    if (size < OCTAL_LIMIT) {
      octal(header, start, 12, size);
      return;
    }
    header[start] = (byte) 0x80;
    for (int i = 0; i < Long.BYTES; i++) {
      header[start + 11 - i] = (byte) (size >>> (8 * i));
    }
  }

  /** Digits with leading zeros and a NUL behind, {@code width} bytes in all. */
  private static void octal(byte[] header, int start, int width, long value) {
    long left = value;
    for (int i = start + width - 2; i >= start; i--) {
      header[i] = (byte) ('0' + (left & 7));
      left >>>= 3;
    }
    header[start + width - 1] = 0;
  }

  private static void ascii(byte[] header, int start, String text) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, start, bytes.length);
  }
}
