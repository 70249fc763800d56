package io.tracebloc.engine.cluster;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** Walks through a DER structure whose shape is known beforehand. */
final class DerReader {
  private final ByteBuffer buffer;

  DerReader(byte[] encoded) {
    this(ByteBuffer.wrap(encoded));
  }

  private DerReader(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** Goes into the next element, which must have this tag. */
  DerReader enter(int tag) throws GeneralSecurityException {
    return new DerReader(content(tag));
  }

  /** Passes over the next element, which must have this tag. */
  DerReader skip(int tag) throws GeneralSecurityException {
    content(tag);
    return this;
  }

  /** Whether the next element, if there is one, has this tag. */
  boolean at(int tag) {
    return buffer.hasRemaining() && (buffer.get(buffer.position()) & 0xff) == tag;
  }

  /** Everything that is left. */
  byte[] rest() {
    var rest = new byte[buffer.remaining()];
    buffer.get(rest);
    return rest;
  }

  private ByteBuffer content(int tag) throws GeneralSecurityException {
    try {
      if ((buffer.get() & 0xff) != tag) {
        throw malformed();
      }
      int length = length();
      if (length < 0 || length > buffer.remaining()) {
        throw malformed();
      }
      var content = buffer.slice(buffer.position(), length);
      buffer.position(buffer.position() + length);
      return content;
    } catch (BufferUnderflowException exception) {
      throw malformed();
    }
  }

  private int length() {
    int first = buffer.get() & 0xff;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = first & 0x7f; i > 0; i--) {
      length = length << 8 | (buffer.get() & 0xff);
    }
    return length;
  }

  private static GeneralSecurityException malformed() {
    return new GeneralSecurityException("a malformed private key");
  }
}
