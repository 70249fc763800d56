package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The API server as a place to open raw HTTP/1.1 connections to, for upgraded streams. Applies the
 * same proxy, TLS and credential settings as the plain calls. Safe for use by several threads.
 */
public interface ApiEndpoint {
  /** Base address; its path, if any, is a prefix of every request path. */
  URI address();

  /**
   * Opens a connection: TCP, proxy and, for https, TLS with the server verified and HTTP/1.1
   * negotiated. The caller closes it.
   *
   * @param timeout for the whole set-up
   */
  Socket connect(Duration timeout) throws IOException;

  /**
   * Headers that identify the caller (Authorization, Impersonate-*), computed afresh where a
   * credential can expire. Never log them.
   *
   * @throws io.tracebloc.engine.failure.CredentialFailure if no credential can be had
   */
  Map<String, List<String>> identityHeaders();

  /**
   * Tells that the server answered 401, so that a cached credential is dropped before the next
   * {@link #identityHeaders}.
   *
   * @param identity the headers that the refused request carried
   * @return whether another try could use a different credential
   */
  boolean rejected(Map<String, List<String>> identity);

  /**
   * The shortest time that a plain call has waited for its answer, the way there and back included;
   * empty before the first answer.
   */
  default Optional<Duration> fastestAnswer() {
    return Optional.empty();
  }

  /** The server and the way to it: its address and the proxy, without secrets; printable. */
  default String way() {
    return address().toString();
  }

  /**
   * The same access as the text of a kubeconfig, with credentials as they are now, for a library in
   * this process that takes one in memory. It holds secrets: never write, show or pass it on.
   *
   * @throws io.tracebloc.engine.failure.CredentialFailure if a credential cannot be had, or not be
   *     handed over
   */
  default String kubeconfig() {
    throw new UnsupportedOperationException("this endpoint has no settings to hand over");
  }

  /** Which authorities vouch for the server, in words; printable. */
  default String trust() {
    return "the authorities that this machine trusts";
  }
}
