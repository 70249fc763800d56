package io.tracebloc.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class FaultsCanBeProvokedTest {
  private TestCluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster();
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aRequestIsRefused() {
    cluster.interceptor.set(
        request ->
            request.path().endsWith("/secrets")
                ? new RequestInterceptor.Refuse(403, "Forbidden", "not today")
                : new RequestInterceptor.Proceed());

    var answer = cluster.admin.get("/api/v1/namespaces/default/secrets");
    assertThat(answer.code()).isEqualTo(403);
    assertThat(answer.message()).isEqualTo("not today");
    assertThat(cluster.admin.get("/api/v1/namespaces/default/pods").code()).isEqualTo(200);
  }

  @Test
  void aProxyAnswersInstead() {
    cluster.interceptor.set(
        _ -> new RequestInterceptor.Answer(502, "text/html", "<h1>Bad Gateway</h1>"));

    var answer = cluster.admin.get("/version");
    assertThat(answer.code()).isEqualTo(502);
    assertThat(answer.text()).isEqualTo("<h1>Bad Gateway</h1>");
  }

  @Test
  void aConnectionIsCut() {
    cluster.interceptor.set(_ -> new RequestInterceptor.Cut());
    assertThatThrownBy(() -> cluster.admin.get("/version"))
        .isInstanceOf(UncheckedIOException.class);

    cluster.interceptor.set(RequestInterceptor.NONE);
    assertThat(cluster.admin.get("/version").code()).isEqualTo(200);
  }

  @Test
  void openStreamsAreDropped() throws Exception {
    var lines = cluster.admin.lines("/api/v1/namespaces/default/configmaps?watch=true").iterator();
    assertThat(lines.next()).contains("kube-root-ca.crt");

    cluster.server.dropConnections();

    assertThatThrownBy(lines::hasNext).isInstanceOf(UncheckedIOException.class);
    assertThat(cluster.admin.get("/version").code()).isEqualTo(200);
  }

  @Test
  void requestsAreCounted() {
    cluster.server.requests().clear();
    cluster.admin.get("/api/v1/namespaces/default/pods/none");

    assertThat(cluster.server.requests().entries())
        .singleElement()
        .satisfies(
            entry -> {
              assertThat(entry.method()).isEqualTo("GET");
              assertThat(entry.path()).isEqualTo("/api/v1/namespaces/default/pods/none");
              assertThat(entry.caller()).isEqualTo("admin");
              assertThat(entry.status()).isEqualTo(404);
            });
  }

  @Test
  void aClosedServerEndsItsWatches() throws Exception {
    try (var other = new TestCluster()) {
      var lines = other.admin.lines("/api/v1/namespaces?watch=true").iterator();
      assertThat(lines.next()).contains("default");
      other.server.close();
      assertThatThrownBy(
              () -> {
                while (lines.hasNext()) {
                  lines.next();
                }
              })
          .isInstanceOf(UncheckedIOException.class);
      assertThatThrownBy(() -> other.admin.get("/version"))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    var answer =
        cluster.admin.post(
            "/api/v1/namespaces/default/configmaps",
            "{'metadata':{'name':'a'},'data':{'x':'" + "y".repeat(3 * 1024 * 1024) + "'}}");
    assertThat(answer.code()).isEqualTo(413);
  }

  @Test
  void aLogIsStreamedOrRefused() {
    cluster.admin.post(
        "/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}");
    var log = "/api/v1/namespaces/default/pods/p/log";

    assertThat(cluster.admin.get(log).text()).isEqualTo("one line\n");
    assertThat(cluster.admin.get(log + "?previous=true").code()).isEqualTo(400);
    assertThat(cluster.admin.get("/api/v1/namespaces/default/pods/q/log").code()).isEqualTo(404);
  }
}
