package io.tracebloc.sandbox.standin.database;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The frames of the protocol: three bytes of length, one that counts, and the payload, which goes
 * on in the next frame when it fills one. Confined to one thread.
 */
final class Packets {
  private static final int LONGEST = 0xffffff;

  private final InputStream in;
  private final OutputStream out;
  private int sequence;

  Packets(InputStream in, OutputStream out) {
    this.in = new BufferedInputStream(in);
    this.out = new BufferedOutputStream(out);
  }

  /** Reads one payload. */
  Payload read() throws IOException {
    var all = new ByteArrayOutputStream();
    int length;
    do {
      var head = exactly(4);
      length = (head[0] & 0xff) | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16;
      sequence = (head[3] & 0xff) + 1;
      all.write(exactly(length));
    } while (length == LONGEST);
    return new Payload(all.toByteArray());
  }

  private byte[] exactly(int length) throws IOException {
    var bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the database ended the connection");
    }
    return bytes;
  }

  /** Answers what was read. */
  void write(byte[] payload) throws IOException {
    var start = 0;
    int length;
    do {
      length = Math.min(LONGEST, payload.length - start);
      out.write(length);
      out.write(length >> 8);
      out.write(length >> 16);
      out.write(sequence++);
      out.write(payload, start, length);
      start += length;
    } while (length == LONGEST);
    out.flush();
  }

  /** Begins a new exchange. */
  void writeFirst(byte[] payload) throws IOException {
    sequence = 0;
    write(payload);
  }
}
