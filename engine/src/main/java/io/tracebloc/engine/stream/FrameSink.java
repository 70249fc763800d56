package io.tracebloc.engine.stream;

import java.io.IOException;

/** Takes what a {@link Framing} read. Called by the reader thread only; may block. */
interface FrameSink {
  /** Bytes of a channel; the array is reused after the call. */
  void data(Inbound channel, byte[] bytes, int offset, int length) throws IOException;

  /** No more bytes will come on the channel. */
  void end(Inbound channel);

  /** The far side takes no more of our bytes. */
  void inputClosed();

  /** An answer to one of our pings. */
  void pong();

  /** A frame that the far side expects back, ready to be sent. */
  void reply(byte[] frame);

  /**
   * The far side says that the connection is over.
   *
   * @param clean whether this means that everything was sent
   */
  void closing(String reason, boolean clean);
}
