package io.tracebloc.engine.chart;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.submit.Via;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code contract/protocol.md} 6.7: every wait can be interrupted, also one for Helm's library,
 * here in front of a server that takes connections and says nothing.
 */
@Timeout(60)
class HelmCanBeLeftTest {
  @TempDir Path directory;

  /** What a visit ended with, and whether its thread was interrupted then. */
  private record End(Throwable failure, boolean stillInterrupted) {}

  private End interrupted(Consumer<HelmDoor.Room> visit, ServerSocket silent) throws Exception {
    var config =
        "{\"apiVersion\":\"v1\",\"kind\":\"Config\",\"current-context\":\"c\","
            + "\"clusters\":[{\"name\":\"c\",\"cluster\":{\"server\":\"http://127.0.0.1:%d\"}}],"
                .formatted(silent.getLocalPort())
            + "\"users\":[{\"name\":\"u\",\"user\":{}}],"
            + "\"contexts\":[{\"name\":\"c\",\"context\":{\"cluster\":\"c\",\"user\":\"u\"}}]}";
    var environment = new HostEnvironment(Map.of(), directory, directory, false);
    var door = new HelmDoor(() -> config, environment);
    var end = new CompletableFuture<End>();
    var visitor =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    door.<Void>look(
                        "demo",
                        room -> {
                          visit.accept(room);
                          return null;
                        });
                    end.completeExceptionally(new AssertionError("Helm was content"));
                  } catch (Throwable e) {
                    end.complete(new End(e, Thread.currentThread().isInterrupted()));
                  }
                });
    silent.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
    try (var _ = silent.accept()) {
      visitor.interrupt();
      return end.get(10, SECONDS);
    }
  }

  private static ServerSocket silent() throws Exception {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static Via.Chart chart(String name) {
    return new Via.Chart(
        Optional.of(name), Optional.empty(), "in", Optional.empty(), Duration.ofSeconds(30), false);
  }

  @Test
  void whileItLooksForARelease() throws Exception {
    try (var silent = silent()) {
      var end = interrupted(room -> room.state("in"), silent);

      assertThat(end.failure()).isInstanceOf(InterruptedFailure.class);
      assertThat(end.stillInterrupted()).isTrue();
    }
  }

  @Test
  void whileItFetchesAChart() throws Exception {
    try (var silent = silent()) {
      var address = "http://127.0.0.1:%d/ingestor-1.0.0.tgz".formatted(silent.getLocalPort());

      var end = interrupted(room -> room.chart(chart(address)), silent);

      assertThat(end.failure()).isInstanceOf(InterruptedFailure.class);
      assertThat(end.stillInterrupted()).isTrue();
    }
  }
}
