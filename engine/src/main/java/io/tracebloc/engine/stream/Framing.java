package io.tracebloc.engine.stream;

import java.io.IOException;
import java.io.InputStream;

/**
 * How the channels of one connection are laid out as bytes: one channel out, up to three in. The
 * encoding half is used by the writer thread only, the decoding half by the reader thread only.
 */
interface Framing {
  /** Room that {@link #seal} needs in front of the payload. */
  int HEADROOM = 16;

  /** Most payload bytes for one data frame. */
  int capacity();

  /** Frames that go first. */
  byte[] opening();

  /**
   * Completes a data frame in place: the payload lies at {@link #HEADROOM}, may be altered, and
   * gets its header right in front of it.
   *
   * @param last whether this payload, possibly empty, is the last one
   * @return where the frame begins; it ends with the payload
   */
  int seal(byte[] buffer, int length, boolean last);

  /** Bytes to send after the last data frame so that the far side sees the end of input. */
  byte[] ending();

  /** A ping frame. */
  byte[] ping();

  /**
   * Reads one frame and hands on what it holds.
   *
   * @throws java.io.EOFException if the connection ended
   */
  void read(InputStream in, FrameSink sink) throws IOException;
}
