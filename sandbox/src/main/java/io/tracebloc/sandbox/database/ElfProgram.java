package io.tracebloc.sandbox.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Copies a program without what only debuggers read. The server's file has 314 MB, of which Linux
 * loads the first 30; the rest is symbols. Programs in other formats are copied whole.
 */
final class ElfProgram {
  private static final int HEADER = 64;
  private static final int PROGRAM_HEADERS_AT = 32;
  private static final int SECTION_HEADERS_AT = 40;
  private static final int PROGRAM_HEADER_SIZE_AT = 54;
  private static final int PROGRAM_HEADER_COUNT_AT = 56;
  private static final int SECTION_COUNT_AT = 60;
  private static final int MAGIC = 0x7f454c46;
  private static final byte BITS_64 = 2;
  private static final byte LITTLE_ENDIAN = 1;

  private ElfProgram() {}

  /** Copies what is needed to run it; may leave the rest unread. */
  static void copy(InputStream program, OutputStream out) throws IOException {
    var start = program.readNBytes(HEADER);
    if (!isElf(start)) {
      out.write(start);
      program.transferTo(out);
      return;
    }
    var header = ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN);
    var count = header.getShort(PROGRAM_HEADER_COUNT_AT);
    var size = header.getShort(PROGRAM_HEADER_SIZE_AT);
    if (header.getLong(PROGRAM_HEADERS_AT) != HEADER) {
      throw new IOException("the program's headers are not where linkers put them");
    }
    var segments = program.readNBytes(count * size);
    var end = end(ByteBuffer.wrap(segments).order(ByteOrder.LITTLE_ENDIAN), count, size);
    // There are no sections any more.
    header.putLong(SECTION_HEADERS_AT, 0);
    header.putInt(SECTION_COUNT_AT, 0);
    out.write(start);
    out.write(segments);
    copy(program, out, end - HEADER - segments.length);
  }

  private static boolean isElf(byte[] start) {
    return start.length == HEADER
        && ByteBuffer.wrap(start).getInt() == MAGIC
        && start[4] == BITS_64
        && start[5] == LITTLE_ENDIAN;
  }

  /** Where the last segment ends in the file. */
  private static long end(ByteBuffer segments, int count, int size) {
    var end = 0L;
    for (var at = 0; at < count * size; at += size) {
      end = Math.max(end, segments.getLong(at + 8) + segments.getLong(at + 32));
    }
    return end;
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    var buffer = new byte[1 << 16];
    for (var left = length; left > 0; ) {
      var n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (n < 0) {
        throw new IOException("the program is cut off");
      }
      out.write(buffer, 0, n);
      left -= n;
    }
  }
}
