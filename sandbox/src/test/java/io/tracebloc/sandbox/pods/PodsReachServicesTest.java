package io.tracebloc.sandbox.pods;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pods share the machine's network; the names of Services lead to pods all the same. */
class PodsReachServicesTest {
  @TempDir Path directory;
  private PracticePods pods;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    pods = new PracticePods(directory);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var text =
                "%s %s %s %s\n"
                    .formatted(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders().getFirst("Host"),
                        new String(body, StandardCharsets.UTF_8));
            var answer = text.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(201, answer.length);
            exchange.getResponseBody().write(answer);
          }
        });
    server.start();
    pods.create(
        ResourceTypes.SERVICES,
        """
        metadata: {name: hello}
        spec:
          selector: {app: hello}
          ports: [{port: 8080, targetPort: %d}]
        """
            .formatted(server.getAddress().getPort()));
  }

  @AfterEach
  void stop() {
    pods.close();
    server.stop(0);
  }

  private void startPod() {
    var pod =
        PracticePods.object(
            """
            metadata: {name: hello, namespace: demo, labels: {app: hello}}
            spec:
              containers: [{name: main, image: tools, command: [sleep, '1000']}]
            """);
    pods.store.create(ResourceTypes.PODS, pod);
    pods.awaitReady("hello");
  }

  /** The proxy that containers are told. */
  private URI proxy() {
    var printed = pods.output("asks", "echo $http_proxy; echo $no_proxy");
    assertThat(printed.lines().toList().get(1)).contains("127.0.0.1");
    return URI.create(printed.lines().findFirst().orElseThrow());
  }

  private static String ask(URI proxy, String head, String body) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.getPort())) {
      var user =
          Base64.getEncoder().encodeToString(proxy.getUserInfo().getBytes(StandardCharsets.UTF_8));
      var request =
          "%s\r\nProxy-Authorization: Basic %s\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(head, user, body.length(), body);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "hello.demo",
        "hello.demo.svc",
        "hello.demo.svc.cluster.local",
        "HELLO.demo.svc.cluster.local."
      })
  void byEveryNameThatAServiceHas(String name) throws IOException {
    startPod();
    var head = "POST http://%s:8080/path?a=b HTTP/1.1\r\nHost: %s:8080".formatted(name, name);
    assertThat(ask(proxy(), head, "a body"))
        .startsWith("HTTP/1.1 201 ")
        .endsWith("POST /path?a=b " + name + ":8080 a body\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"hello.other", "other.demo.svc.cluster.local", "example.com", "a.b.c"})
  void otherNamesAreNotResolved(String name) throws IOException {
    startPod();
    assertThat(ask(proxy(), "GET http://%s:8080/ HTTP/1.1\r\nHost: x".formatted(name), ""))
        .startsWith("HTTP/1.1 502 ")
        .contains("could not resolve host " + name);
  }

  @Test
  void aServiceWithoutAReadyPodRefuses() throws IOException {
    assertThat(ask(proxy(), "GET http://hello:8080/ HTTP/1.1\r\nHost: x", ""))
        .startsWith("HTTP/1.1 502 ")
        .contains("no pod behind the Service is Ready");
  }

  @Test
  void aPortThatTheServiceDoesNotHaveRefuses() throws IOException {
    startPod();
    assertThat(ask(proxy(), "GET http://hello/ HTTP/1.1\r\nHost: x", ""))
        .startsWith("HTTP/1.1 502 ")
        .contains("hello:80 refused", "no such port");
  }

  @Test
  void nothingButRequestsOfAProxyIsUnderstood() throws IOException {
    assertThat(ask(proxy(), "GET /plain HTTP/1.1\r\nHost: x", "")).startsWith("HTTP/1.1 400 ");
  }
}
