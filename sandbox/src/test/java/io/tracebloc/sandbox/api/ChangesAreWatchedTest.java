package io.tracebloc.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class ChangesAreWatchedTest {
  private static final String MAPS = "/api/v1/namespaces/default/configmaps";
  private TestCluster cluster;
  private TestClient admin;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster();
    admin = cluster.admin;
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aWatchContinuesAfterAList() throws Exception {
    var version = version();
    admin.post(MAPS, "{'metadata':{'name':'a'}}");
    var events = watch("resourceVersion=" + version);
    admin.patch(MAPS + "/a", "application/merge-patch+json", "{'data':{'x':'1'}}");
    admin.delete(MAPS + "/a");

    assertThat(next(events)).isEqualTo("ADDED a");
    assertThat(next(events)).isEqualTo("MODIFIED a");
    assertThat(next(events)).isEqualTo("DELETED a");
  }

  @Test
  void aWatchWithoutVersionBeginsWithWhatIsThere() throws Exception {
    var events = watch("fieldSelector=metadata.name=kube-root-ca.crt");

    assertThat(next(events)).isEqualTo("ADDED kube-root-ca.crt");
  }

  @Test
  void aSelectorMakesObjectsComeAndGo() throws Exception {
    admin.post(MAPS, "{'metadata':{'name':'a'}}");
    var events = watch("labelSelector=seen&resourceVersion=" + version());
    label("{'seen':'yes'}");
    label("{'seen':'still'}");
    label("{'seen':null}");
    label("{'other':'x'}");
    label("{'seen':'again'}");

    assertThat(next(events)).isEqualTo("ADDED a");
    assertThat(next(events)).isEqualTo("MODIFIED a");
    assertThat(next(events)).isEqualTo("DELETED a");
    assertThat(next(events)).isEqualTo("ADDED a");
  }

  private void label(String labels) {
    admin.patch(
        MAPS + "/a", "application/merge-patch+json", "{'metadata':{'labels':" + labels + "}}");
  }

  @Test
  void aWatchEndsWhenItsTimeIsUp() throws Exception {
    var events = watch("timeoutSeconds=1&resourceVersion=" + version());

    assertThat(events.hasNext()).isFalse();
  }

  @Test
  void aWatchFromLongAgoIsGone() {
    var old = version();
    for (var i = 0; i < 250; i++) {
      admin.patch(
          MAPS + "/kube-root-ca.crt", "application/merge-patch+json", "{'data':{'n':'" + i + "'}}");
    }

    var answer = admin.get(MAPS + "?watch=true&resourceVersion=" + old);
    assertThat(answer.code()).isEqualTo(410);
    assertThat(answer.body().path("reason").asString()).isEqualTo("Expired");
  }

  @Test
  void initialEventsEndWithABookmark() throws Exception {
    var events =
        watch("sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan");

    assertThat(next(events)).isEqualTo("ADDED kube-root-ca.crt");
    var bookmark = JsonMapper.shared().readTree(events.next());
    assertThat(bookmark.path("type").asString()).isEqualTo("BOOKMARK");
    assertThat(
            bookmark
                .path("object")
                .path("metadata")
                .path("annotations")
                .path("k8s.io/initial-events-end")
                .asString())
        .isEqualTo("true");
  }

  @Test
  void aTableIsWatchedRowByRow() throws Exception {
    var lines =
        admin
            .lines(MAPS + "?watch=true", "Accept", "application/json;as=Table;v=v1;g=meta.k8s.io")
            .iterator();
    var first = JsonMapper.shared().readTree(lines.next()).path("object");
    admin.post(MAPS, "{'metadata':{'name':'a'}}");
    var second = JsonMapper.shared().readTree(lines.next()).path("object");

    assertThat(first.path("columnDefinitions")).hasSize(3);
    assertThat(second.path("columnDefinitions")).isEmpty();
    assertThat(second.path("rows").path(0).path("cells").path(0).asString()).isEqualTo("a");
  }

  @Test
  void aNamespaceGoesWithAllItHolds() throws Exception {
    admin.post("/api/v1/namespaces", "{'metadata':{'name':'n'}}");
    admin.post("/api/v1/namespaces/n/configmaps", "{'metadata':{'name':'a'}}");
    var events =
        admin.lines("/api/v1/namespaces?watch=true&resourceVersion=" + version()).iterator();
    assertThat(admin.delete("/api/v1/namespaces/n").code()).isEqualTo(200);

    assertThat(next(events)).isEqualTo("MODIFIED n");
    assertThat(next(events)).isEqualTo("DELETED n");
    assertThat(admin.get("/api/v1/namespaces/n/configmaps").body().path("items")).isEmpty();
  }

  private Iterator<String> watch(String query) throws IOException, InterruptedException {
    return admin.lines(MAPS + "?watch=true&" + query).iterator();
  }

  private String version() {
    return admin.get(MAPS).body().path("metadata").path("resourceVersion").asString();
  }

  private static String next(Iterator<String> lines) {
    JsonNode event = JsonMapper.shared().readTree(lines.next());
    return event.path("type").asString()
        + " "
        + event.path("object").path("metadata").path("name").asString();
  }
}
