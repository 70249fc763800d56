package io.tracebloc.engine.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/**
 * The way to an address that this machine can reach itself: an endpoint given by the user, or the
 * Service when the program runs in the cluster ({@code contract/protocol.md} 3).
 */
final class DirectTransport implements SubmitTransport {
  private final URI endpoint;
  private final Duration limit;
  private final ProxySelector proxies;

  /**
   * A transport.
   *
   * @param endpoint scheme, host, port and perhaps a path that goes before the submit path
   * @param limit for a whole exchange
   * @param proxies asked for addresses that are not of this machine or of the cluster
   */
  DirectTransport(URI endpoint, Duration limit, ProxySelector proxies) {
    this.endpoint = endpoint;
    this.limit = limit;
    this.proxies = new OutsideProxies(proxies);
  }

  @Override
  public String destination() {
    return Printable.of(withoutUserInfo());
  }

  private String withoutUserInfo() {
    String port = endpoint.getPort() < 0 ? "" : ":" + endpoint.getPort();
    return "%s://%s%s".formatted(endpoint.getScheme(), endpoint.getHost(), port);
  }

  @Override
  public HttpAnswer post(byte[] body, IngestorToken token, Runnable sending)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(submitAddress())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .header("Authorization", "Bearer " + token.secret())
            .POST(new AnnouncedBody(HttpRequest.BodyPublishers.ofByteArray(body), sending))
            .build();
    return TimedExchange.within(limit, () -> send(request), () -> {});
  }

  private HttpAnswer send(HttpRequest request) throws IOException, InterruptedException {
    try (HttpClient client = client()) {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream content = response.body()) {
        byte[] read = content.readNBytes(HttpAnswer.LONGEST_BODY);
        return new HttpAnswer(response.statusCode(), new String(read, UTF_8));
      } finally {
        client.shutdownNow();
      }
    } catch (ProtocolException e) {
      throw new MalformedAnswerException("the answer is not HTTP");
    }
  }

  private HttpClient client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .proxy(proxies)
        .build();
  }

  private URI submitAddress() {
    String path = endpoint.getRawPath() == null ? "" : endpoint.getRawPath();
    String prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return endpoint.resolve(prefix + PlainExchange.PATH);
  }
}
