package io.tracebloc.engine.stream;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Tells trouble that passes from trouble that stays. */
public final class Transience {
  private static final int DEPTH = 16;

  private Transience() {}

  /**
   * Whether trying the same again later can help. Connections that fail or break are transient,
   * refusals as {@link StreamRefusedException#isTransient} says; an interrupt and a server that
   * cannot prove who it is are final.
   */
  public static boolean of(IOException failure) {
    return causes(failure).noneMatch(Transience::isFinal);
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(DEPTH);
  }

  private static boolean isFinal(Throwable cause) {
    return switch (cause) {
      case StreamRefusedException refused -> !refused.isTransient();
      case SocketTimeoutException slow -> false;
      case InterruptedIOException interrupted -> true;
      case SSLPeerUnverifiedException unverified -> true;
      case CertificateException untrusted -> true;
      default -> false;
    };
  }
}
