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
  private final boolean disableCompression;
  private final ConnectionPool connections;

  /** For calls that use these connections. */
  IdentityInterceptor(
      ApiEndpoint endpoint, boolean disableCompression, ConnectionPool connections) {
    this.endpoint = endpoint;
    this.disableCompression = disableCompression;
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
    // A new client certificate needs new connections.
    connections.evictAll();
    return chain.proceed(signed(chain.request(), endpoint.identityHeaders()));
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
