package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Signs every plain call, and tries once more with a fresh credential when the server says 401. */
final class IdentityInterceptor implements Interceptor {
  private final ApiEndpoint endpoint;
  private final CredentialSource credentials;
  private final boolean disableCompression;
  private final Runnable renewal;

  /** With what to do when a credential was given up, before the next try. */
  IdentityInterceptor(HttpEndpoint endpoint, ConnectionSettings settings, Runnable renewal) {
    this.endpoint = endpoint;
    credentials = settings.credentials();
    disableCompression = settings.disableCompression();
    this.renewal = renewal;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    var response = chain.proceed(signed(chain.request()));
    if (response.code() != 401 || !credentials.rejected()) {
      return response;
    }
    response.close();
    renewal.run();
    return chain.proceed(signed(chain.request()));
  }

  private Request signed(Request request) {
    var signed = request.newBuilder();
    for (Map.Entry<String, List<String>> header : endpoint.identityHeaders().entrySet()) {
      signed.removeHeader(header.getKey());
      header.getValue().forEach(value -> signed.addHeader(header.getKey(), value));
    }
    if (disableCompression) {
      signed.header("Accept-Encoding", "identity");
    }
    return signed.build();
  }
}
