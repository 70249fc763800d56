package io.tracebloc.engine.cluster;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** Says in plain words why an API server could not be talked to. */
final class UnreachableServer {
  private UnreachableServer() {}

  static Failure failure(String action, ApiEndpoint endpoint, IOException exception) {
    if (Thread.currentThread().isInterrupted()
        || (exception instanceof InterruptedIOException
            && !(exception instanceof SocketTimeoutException)
            && !isTimeout(exception))) {
      return new InterruptedFailure(
          Refusals.capitalised(action) + " was interrupted", "", exception);
    }
    var place = hostAndPort(endpoint.address());
    var start = "%s failed: ".formatted(Refusals.capitalised(action));
    if (find(exception, ProxyException.class) instanceof ProxyException proxy) {
      return new ClusterFailure(
              start + Printable.of(proxy.getMessage()),
              "Check proxy-url of the cluster in the kubeconfig, and HTTPS_PROXY and NO_PROXY",
              exception)
          .explainedBy(CheckId.C1);
    }
    if (find(exception, SSLException.class) instanceof SSLException
        || find(exception, CertificateException.class) != null) {
      return tls(start, place, endpoint, exception);
    }
    return network(start, place, exception);
  }

  private static Failure network(String start, String place, IOException exception) {
    var remedy =
        "Check that the cluster runs and that its address is reachable from here (VPN, proxy), or"
            + " choose another cluster with {flag:context}";
    var reason =
        switch (exception) {
          case UnknownHostException unknown -> "the host name of " + place + " is not known here";
          case NoRouteToHostException noRoute -> "there is no route to " + place;
          case ConnectException refused when !isTimeout(refused) ->
              place + " refused the connection";
          case IOException timeout when isTimeout(timeout) ->
              place + " did not answer in time (timed out)";
          default ->
              "the connection to %s broke (%s)"
                  .formatted(place, Refusals.bounded(String.valueOf(exception.getMessage())));
        };
    return new ClusterFailure(start + reason, remedy, exception).explainedBy(CheckId.C1);
  }

  private static Failure tls(String start, String place, ApiEndpoint endpoint, IOException cause) {
    if (find(cause, CertificateException.class) != null
        || find(cause, GeneralSecurityException.class) != null) {
      return certificate(start, place, endpoint, cause);
    }
    var text = messages(cause);
    if (text.contains("plaintext connection") || text.contains("unsupported or unrecognized")) {
      return new ClusterFailure(
              start + place + " does not speak TLS", "Check the server's address and port", cause)
          .explainedBy(CheckId.C1);
    }
    if (text.contains("fatal alert: bad_certificate")
        || text.contains("fatal alert: certificate")
        || text.contains("fatal alert: unknown_ca")) {
      return new CredentialFailure(
              start + place + " does not accept the client certificate",
              "Fetch a fresh kubeconfig, or choose another identity with {flag:context}",
              cause)
          .explainedBy(CheckId.C1);
    }
    return new ClusterFailure(
            start
                + "no TLS connection to %s (%s)"
                    .formatted(place, Refusals.bounded(String.valueOf(cause.getMessage()))),
            "Check the server's address, and proxies in between",
            cause)
        .explainedBy(CheckId.C1);
  }

  private static ClusterFailure certificate(
      String start, String place, ApiEndpoint endpoint, IOException cause) {
    if (find(cause, CertificateExpiredException.class) != null
        || find(cause, CertificateNotYetValidException.class) != null) {
      return new ClusterFailure(
              start + "the certificate of " + place + " is not valid at this time",
              "Have the certificate of the API server renewed, and check this machine's clock",
              cause)
          .explainedBy(CheckId.C1);
    }
    if (find(cause, CertPathBuilderException.class) != null
        || find(cause, CertPathValidatorException.class) != null) {
      return new ClusterFailure(
              start
                  + "the certificate of %s was not issued by an authority that is trusted here (%s)"
                      .formatted(place, endpoint.trust()),
              "Put the right certificate-authority in the kubeconfig; if the cluster was installed"
                  + " again, fetch its kubeconfig again",
              cause)
          .explainedBy(CheckId.C1);
    }
    return new ClusterFailure(
            start
                + "the certificate of %s is for another name (%s)"
                    .formatted(place, Refusals.bounded(deepest(cause))),
            "Use the name in the certificate as server, or give it as tls-server-name in the"
                + " kubeconfig",
            cause)
        .explainedBy(CheckId.C1);
  }

  private static boolean isTimeout(IOException exception) {
    var text = messages(exception);
    return exception instanceof SocketTimeoutException
        || text.contains("timed out")
        || text.contains("timeout");
  }

  /** {@code host:port} of an address, with the port that its scheme implies. */
  static String hostAndPort(URI address) {
    int implied = "http".equals(address.getScheme()) ? 80 : 443;
    return Printable.of(
        address.getHost() + ":" + (address.getPort() < 0 ? implied : address.getPort()));
  }

  private static Throwable find(Throwable start, Class<? extends Throwable> type) {
    for (var cause = start; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return cause;
      }
    }
    return null;
  }

  private static String deepest(Throwable start) {
    var cause = start;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage());
  }

  private static String messages(Throwable start) {
    var text = new StringBuilder();
    for (var cause = start; cause != null; cause = cause.getCause()) {
      text.append(cause.getMessage()).append('\n');
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }
}
