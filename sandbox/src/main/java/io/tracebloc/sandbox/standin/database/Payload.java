package io.tracebloc.sandbox.standin.database;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads one payload from front to back. Confined to one thread. */
final class Payload {
  private static final int NULL = 0xfb;

  private final ByteBuffer bytes;

  Payload(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The first byte, which says what it is, without taking it; -1 if it is empty. */
  int kind() {
    return bytes.hasRemaining() ? bytes.get(bytes.position()) & 0xff : -1;
  }

  int remaining() {
    return bytes.remaining();
  }

  void skip(int count) throws IOException {
    take(count);
  }

  byte[] take(int count) throws IOException {
    if (count < 0 || count > bytes.remaining()) {
      throw new IOException("the database's answer is cut off");
    }
    var taken = new byte[count];
    bytes.get(taken);
    return taken;
  }

  /** The bytes to the next NUL, which is taken as well, or to the end. */
  byte[] toNul() throws IOException {
    var start = bytes.position();
    var end = start;
    while (end < bytes.limit() && bytes.get(end) != 0) {
      end++;
    }
    var taken = take(end - start);
    if (bytes.hasRemaining()) {
      bytes.get();
    }
    return taken;
  }

  /** A number whose first byte says how long it is. */
  long number() throws IOException {
    try {
      var first = bytes.get() & 0xff;
      return switch (first) {
        case 0xfc -> bytes.getShort() & 0xffff;
        case 0xfd -> (bytes.getShort() & 0xffff) | (bytes.get() & 0xff) << 16;
        case 0xfe -> bytes.getLong();
        default -> first;
      };
    } catch (BufferUnderflowException e) {
      throw new IOException("the database's answer is cut off", e);
    }
  }

  /** A text after its length; empty for SQL's NULL. */
  Optional<String> text() throws IOException {
    if (kind() == NULL) {
      skip(1);
      return Optional.empty();
    }
    var length = number();
    return Optional.of(
        new String(take((int) Math.min(Integer.MAX_VALUE, length)), StandardCharsets.UTF_8));
  }

  /** What went wrong, of a payload that says so. */
  DatabaseException failure() throws IOException {
    skip(1);
    var code = Short.toUnsignedInt(bytes.getShort());
    var text = new String(take(remaining()), StandardCharsets.UTF_8);
    // The SQL state, a mark and five characters, says nothing to people.
    return new DatabaseException(code, text.startsWith("#") ? text.substring(6) : text);
  }
}
