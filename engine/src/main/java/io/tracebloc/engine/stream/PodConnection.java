package io.tracebloc.engine.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * A duplex byte stream to a port of a pod. A refused connection shows as an {@link IOException}
 * with the server's text.
 */
public interface PodConnection extends AutoCloseable {
  /** Bytes from the pod. */
  InputStream input();

  /** Bytes to the pod. */
  OutputStream output();

  @Override
  void close() throws IOException;
}
