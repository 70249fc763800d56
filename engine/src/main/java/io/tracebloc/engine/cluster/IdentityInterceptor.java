package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.ConnectionPool;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Signs every plain call, and tries once more with a fresh credential when the server says 401. */
final class IdentityInterceptor implements Interceptor {
  private final ApiEndpoint endpoint;
  private final CredentialSource credentials;
  private final boolean disableCompression;
  private final ConnectionPool connections;

  /** For calls that use these connections. */
  IdentityInterceptor(
      ApiEndpoint endpoint, ConnectionSettings settings, ConnectionPool connections) {
    this.endpoint = endpoint;
    credentials = settings.credentials();
    disableCompression = settings.disableCompression();
    this.connections = connections;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var identity = endpoint.identityHeaders();
    var response = chain.proceed(signed(chain.request(), identity));
    if (response.code() != 401 || !endpoint.rejected(identity)) {
      return response;
    }
    response.close();
    connections.evictAll();
    var renewed = endpoint.identityHeaders();
    return hasCertificate()
        ? overNewConnection(chain, renewed)
        : chain.proceed(signed(chain.request(), renewed));
  }

  private boolean hasCertificate() {
    return credentials.keys().filter(ClientKeys::present).isPresent();
  }

  /**
   * A client certificate is shown when a connection is made, and a call keeps the connection it
   * has. Only a request that gives it up, whatever the protocol, leads to a new one.
   */
  private Response overNewConnection(Chain chain, Map<String, List<String>> identity)
      throws IOException {
    var last = chain.request().newBuilder().header("Connection", "close").build();
    var response = chain.proceed(signed(last, identity));
    if (response.code() != 401) {
      return response;
    }
    response.close();
    return chain.proceed(signed(chain.request(), identity));
  }

  private Request signed(Request request, Map<String, List<String>> identity) {
    var signed = request.newBuilder();
    identity.forEach(
        (name, values) -> {
          signed.removeHeader(name);
          values.forEach(value -> signed.addHeader(name, value));
        });
    if (disableCompression) {
      signed.header("Accept-Encoding", "identity");
    }
    return signed.build();
  }
}
