package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.pods.process.CannotStartException;
import io.tracebloc.sandbox.pods.process.ContainerProcess;
import io.tracebloc.sandbox.pods.process.Launcher;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/**
 * Asks a running container again and again whether it is ready: by connecting, by HTTP or by a
 * command. Liveness and startup probes are not run.
 */
final class ReadinessProbe implements AutoCloseable {
  private final JsonNode spec;
  private final ContainerProcess process;
  private final PortMap ports;
  private final Launcher launcher;
  private final Runnable onChange;
  private final Thread thread;
  private volatile boolean passing;

  private ReadinessProbe(
      JsonNode spec,
      ContainerProcess process,
      PortMap ports,
      Launcher launcher,
      Runnable onChange) {
    this.spec = spec;
    this.process = process;
    this.ports = ports;
    this.launcher = launcher;
    this.onChange = onChange;
    this.thread = Thread.ofVirtual().name("probe").unstarted(this::run);
  }

  /** Starts to probe; empty if the container has no readiness probe. */
  static Optional<ReadinessProbe> of(
      JsonNode container,
      ContainerProcess process,
      PortMap ports,
      Launcher launcher,
      Runnable onChange) {
    var spec = container.path("readinessProbe");
    if (spec.isEmpty()) {
      return Optional.empty();
    }
    var probe = new ReadinessProbe(spec, process, ports, launcher, onChange);
    probe.thread.start();
    return Optional.of(probe);
  }

  boolean isPassing() {
    return passing;
  }

  private void run() {
    try {
      Thread.sleep(seconds("initialDelaySeconds", 0));
      var inARow = 0;
      while (process.isRunning()) {
        var good = isReady();
        inARow = good == passing ? 0 : inARow + 1;
        var needed =
            good ? spec.path("successThreshold").asInt(1) : spec.path("failureThreshold").asInt(3);
        if (inARow >= needed) {
          passing = good;
          inARow = 0;
          onChange.run();
        }
        Thread.sleep(seconds("periodSeconds", 10));
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isReady() throws InterruptedException {
    var timeout = seconds("timeoutSeconds", 1);
    try {
      if (spec.has("tcpSocket")) {
        return connects(ports.actual(spec.path("tcpSocket").path("port")), timeout);
      }
      if (spec.has("httpGet")) {
        return answers(spec.path("httpGet"), timeout);
      }
      if (spec.has("exec")) {
        return succeeds(spec.path("exec"), timeout);
      }
      return true;
    } catch (IOException | CannotStartException no) {
      return false;
    }
  }

  private static boolean connects(int port, Duration timeout) throws IOException {
    try (var socket = new Socket()) {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      socket.connect(address, (int) timeout.toMillis());
      return true;
    }
  }

  private boolean answers(JsonNode get, Duration timeout) throws IOException {
    var port = ports.actual(get.path("port"));
    var address = URI.create("http://127.0.0.1:" + port + get.path("path").asString("/"));
    var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
    connection.setConnectTimeout((int) timeout.toMillis());
    connection.setReadTimeout((int) timeout.toMillis());
    try {
      var code = connection.getResponseCode();
      return code >= 200 && code < 400;
    } finally {
      connection.disconnect();
    }
  }

  private boolean succeeds(JsonNode exec, Duration timeout)
      throws CannotStartException, InterruptedException {
    List<String> command =
        exec.path("command").valueStream().map(word -> word.asString("")).toList();
    var probe = launcher.startQuiet(process.context(), command);
    process.adopt(probe);
    if (!probe.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
      probe.destroyForcibly();
      return false;
    }
    return probe.exitValue() == 0;
  }

  private Duration seconds(String field, int usual) {
    return Duration.ofSeconds(spec.path(field).asInt(usual));
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
