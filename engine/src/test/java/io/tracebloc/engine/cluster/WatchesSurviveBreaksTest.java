package io.tracebloc.engine.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.sun.net.httpserver.HttpExchange;
import io.kubernetes.client.openapi.models.V1Pod;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Watching against a server that follows a script of answers, one per request. */
@Timeout(60)
class WatchesSurviveBreaksTest {
  private static final Duration LONG = Duration.ofSeconds(30);

  @TempDir Path directory;
  private final Queue<RecordingServer.Answers> script = new ArrayDeque<>();
  private final List<String> seen = new ArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private RecordingServer server;
  private Cluster cluster;

  @BeforeEach
  void startServer() throws IOException {
    server = RecordingServer.plain();
    server.answer(this::answer);
    cluster =
        ClusterAccess.open(
            TestOptions.of("--server", "http://127.0.0.1:" + server.port()),
            TestEnvironment.in(directory));
  }

  @AfterEach
  void stopServer() {
    over.countDown();
    server.close();
  }

  @Test
  void listsThenFollowsWithSelectorsFromWhereTheListEnded() throws InterruptedException {
    script(list("10", pod("a", "10")), events(event("MODIFIED", pod("a", "11"))));
    var query = pods().withLabels("job-name=x,y!=z").named("a");

    assertThat(watch(query, "MODIFIED a@11")).isTrue();

    assertThat(seen).containsExactly("ADDED a@10", "all [a]", "MODIFIED a@11");
    assertThat(server.requests().get(0).target())
        .isEqualTo(
            "/api/v1/namespaces/ns/pods?labelSelector=job-name%3Dx%2Cy%21%3Dz&fieldSelector=metadata.name%3Da");
    assertThat(server.requests().get(1).target())
        .contains("watch=true", "resourceVersion=10", "labelSelector=job-name%3Dx");
  }

  @Test
  void resumesACutStreamWithoutListingAgain() throws InterruptedException {
    script(
        list("10", pod("a", "10")),
        events(event("MODIFIED", pod("a", "11"))),
        cutAfter(event("MODIFIED", pod("a", "12"))),
        events(event("BOOKMARK", "{\"metadata\":{\"resourceVersion\":\"40\"}}")),
        events(event("DELETED", pod("a", "41"))));

    assertThat(watch(pods(), "DELETED a@41")).isTrue();

    assertThat(seen)
        .containsExactly("ADDED a@10", "all [a]", "MODIFIED a@11", "MODIFIED a@12", "DELETED a@41");
    assertThat(versions()).containsExactly("10", "11", "12", "40");
  }

  @Test
  void listsAgainWhenTheServerForgotAndTellsOnlyWhatIsNew() throws InterruptedException {
    script(
        list("10", pod("a", "8"), pod("b", "9"), pod("c", "10")),
        events(event("ERROR", "{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\"}")),
        list("30", pod("a", "8"), pod("b", "20"), pod("d", "30")),
        refuse(410),
        list("50", pod("e", "50")));

    assertThat(watch(pods(), "ADDED e@50")).isTrue();

    assertThat(seen)
        .containsExactly(
            "ADDED a@8",
            "ADDED b@9",
            "ADDED c@10",
            "all [a, b, c]",
            "MODIFIED b@20",
            "ADDED d@30",
            "DELETED c@10",
            "all [a, b, d]",
            "ADDED e@50");
  }

  @Test
  void waitsOutAServerInTrouble() throws InterruptedException {
    script(
        refuse(503),
        refuse(429),
        drop(),
        list("10"),
        drop(),
        refuse(500),
        events(event("ADDED", pod("a", "11"))));

    assertThat(watch(pods(), "ADDED a@11")).isTrue();
    assertThat(seen).containsExactly("all []", "ADDED a@11");
  }

  @Test
  void aServerThatStaysAwayEndsTheWatchWithItsReason() {
    server.answer((request, exchange) -> RecordingServer.send(exchange, 503, "gone fishing"));

    assertThatThrownBy(
            () ->
                Watches.of(cluster)
                    .survivingOutagesOf(Duration.ofMillis(200))
                    .until("Pods", pods(), LONG, event -> false))
        .isInstanceOf(ClusterFailure.class)
        .hasMessageContaining("gone fishing");
  }

  @Test
  void aRefusalEndsTheWatchAtOnce() {
    script(refuse(403));

    assertThatThrownBy(() -> watch(pods(), "never")).isInstanceOf(ClusterFailure.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void theLimitEndsAQuietWatch() throws InterruptedException {
    script(list("10"), quiet());

    assertThat(Watches.of(cluster).until("Pods", pods(), Duration.ofMillis(300), event -> true))
        .isFalse();
  }

  @Test
  void whatIsThereOnceListedCanEndTheWatch() throws InterruptedException {
    script(list("10"));

    var ended =
        Watches.of(cluster)
            .until(
                "Pods",
                pods(),
                LONG,
                new Watcher<>() {
                  @Override
                  public boolean sees(WatchEvent<JsonObject> event) {
                    return false;
                  }

                  @Override
                  public boolean seesAll(List<JsonObject> objects) {
                    return objects.isEmpty();
                  }
                });

    assertThat(ended).isTrue();
  }

  @Test
  void failuresOfTheWatcherComeThrough() {
    script(list("10", pod("a", "1")));
    var mine = new LocalFailure("mine", "");

    assertThatThrownBy(
            () ->
                Watches.of(cluster)
                    .until(
                        "Pods",
                        pods(),
                        LONG,
                        event -> {
                          throw mine;
                        }))
        .isSameAs(mine);
  }

  @Test
  void anInterruptEndsAWatchThatHearsNothing() throws InterruptedException {
    interruptEnds(quiet());
  }

  @Test
  void anInterruptEndsAWatchThatGetsNoAnswer() throws InterruptedException {
    interruptEnds((request, exchange) -> awaitEnd());
  }

  private void interruptEnds(RecordingServer.Answers silence) throws InterruptedException {
    var blocked = new CountDownLatch(1);
    script(
        list("10"),
        (request, exchange) -> {
          blocked.countDown();
          silence.answer(request, exchange);
        });
    var outcome = new AtomicReference<Throwable>();
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    Watches.of(cluster).until("Pods", pods(), LONG, event -> false);
                  } catch (InterruptedException exception) {
                    outcome.set(exception);
                  }
                });

    assertThat(blocked.await(20, TimeUnit.SECONDS)).isTrue();
    thread.interrupt();
    assertThat(thread.join(Duration.ofSeconds(20))).isTrue();

    assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
  }

  @Test
  void objectsCanBeTheOfficialClientsModels() throws InterruptedException {
    script(
        list("10"),
        events(
            event(
                "ADDED",
                "{\"metadata\":{\"name\":\"p\",\"resourceVersion\":\"11\"},\"status\":{\"phase\":\"Running\"},\"unheardOf\":1}")));
    var phases = new ArrayList<String>();

    var ended =
        Watches.of(cluster)
            .until(
                "Pods",
                WatchQuery.pods("ns"),
                LONG,
                (WatchEvent<V1Pod> event) -> phases.add(event.object().getStatus().getPhase()));

    assertThat(ended).isTrue();
    assertThat(phases).containsExactly("Running");
  }

  private boolean watch(WatchQuery<JsonObject> query, String last) throws InterruptedException {
    return Watches.of(cluster)
        .until(
            "Pods",
            query,
            LONG,
            new Watcher<>() {
              @Override
              public boolean sees(WatchEvent<JsonObject> event) {
                var metadata = event.object().getAsJsonObject("metadata");
                seen.add(
                    "%s %s@%s"
                        .formatted(
                            event.change(),
                            metadata.get("name").getAsString(),
                            metadata.get("resourceVersion").getAsString()));
                return seen.getLast().equals(last);
              }

              @Override
              public boolean seesAll(List<JsonObject> objects) {
                seen.add(
                    "all "
                        + objects.stream()
                            .map(o -> o.getAsJsonObject("metadata").get("name").getAsString())
                            .toList());
                return false;
              }
            });
  }

  private static WatchQuery<JsonObject> pods() {
    return WatchQuery.of("/api/v1/namespaces/ns/pods", JsonObject.class);
  }

  private List<String> versions() {
    return server.requests().stream()
        .map(RecordingServer.Seen::target)
        .filter(target -> target.contains("watch=true"))
        .map(target -> target.replaceAll(".*resourceVersion=(\\d+).*", "$1"))
        .toList();
  }

  private void script(RecordingServer.Answers... answers) {
    synchronized (script) {
      script.addAll(Arrays.asList(answers));
    }
  }

  private void answer(RecordingServer.Seen request, HttpExchange exchange) throws IOException {
    RecordingServer.Answers next;
    synchronized (script) {
      next = script.isEmpty() ? quiet() : script.remove();
    }
    next.answer(request, exchange);
  }

  private static RecordingServer.Answers list(String version, String... pods) {
    return (request, exchange) ->
        RecordingServer.send(
            exchange,
            200,
            "{\"metadata\":{\"resourceVersion\":\"%s\"},\"items\":[%s]}"
                .formatted(version, String.join(",", pods)));
  }

  private static RecordingServer.Answers events(String... events) {
    return (request, exchange) -> {
      stream(exchange, events);
      exchange.getResponseBody().close();
    };
  }

  /** Ends the connection in the middle of an event that follows the given ones. */
  private static RecordingServer.Answers cutAfter(String... events) {
    return (request, exchange) -> {
      stream(exchange, events);
      stream(exchange, "{\"type\":\"MODI");
      throw new IOException("cut");
    };
  }

  /** Says nothing until the test is over. */
  private RecordingServer.Answers quiet() {
    return (request, exchange) -> {
      stream(exchange);
      awaitEnd();
    };
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static RecordingServer.Answers refuse(int code) {
    return (request, exchange) -> RecordingServer.send(exchange, code, "{\"message\":\"no\"}");
  }

  private static RecordingServer.Answers drop() {
    return (request, exchange) -> {
      throw new IOException("dropped");
    };
  }

  private static void stream(HttpExchange exchange, String... events) throws IOException {
    if (exchange.getResponseCode() < 0) {
      exchange.sendResponseHeaders(200, 0);
    }
    for (var event : events) {
      exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
    }
    exchange.getResponseBody().flush();
  }

  private static String event(String type, String object) {
    return "{\"type\":\"%s\",\"object\":%s}\n".formatted(type, object);
  }

  private static String pod(String name, String version) {
    return "{\"metadata\":{\"name\":\"%s\",\"uid\":\"uid-%s\",\"resourceVersion\":\"%s\"}}"
        .formatted(name, name, version);
  }
}
