package io.tracebloc.engine.cluster;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** The connection broke in the middle of an answer to a request that only reads. */
final class BrokenReadException extends IOException {
  private static final long serialVersionUID = 1L;

  BrokenReadException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /**
   * Whether a connection that stood, or was about to, broke; not one that was refused, came too
   * late, or was not trusted.
   */
  static boolean isBreak(IOException exception) {
    if (causes(exception).anyMatch(BrokenReadException::isFinal)) {
      return false;
    }
    return causes(exception).noneMatch(SSLException.class::isInstance)
        || causes(exception)
            .anyMatch(cause -> cause instanceof SocketException || cause instanceof EOFException);
  }

  private static boolean isFinal(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof InterruptedIOException
        || cause instanceof ProxyException
        || cause instanceof GeneralSecurityException;
  }

  private static Stream<Throwable> causes(Throwable exception) {
    return Stream.iterate(exception, cause -> cause != null, Throwable::getCause);
  }
}
