package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.pods.process.ContainerProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/**
 * Wakes programs that cost something only once they are used. An image whose environment has {@code
 * PRACTICE_ON_DEMAND} waits for a line in the pipe {@code $TMPDIR/wake} before it opens its ports,
 * and makes the file {@code $TMPDIR/awake} when it has.
 */
final class OnDemand {
  private static final String VARIABLE = "PRACTICE_ON_DEMAND";
  private static final Duration PATIENCE = Duration.ofSeconds(15);
  private static final Duration PAUSE = Duration.ofMillis(5);

  private OnDemand() {}

  /** Somebody is about to connect: returns once the program listens, or patience is at an end. */
  static void wake(ContainerProcess process) {
    var environment = process.context().environment();
    if (!environment.containsKey(VARIABLE)) {
      return;
    }
    var directory = Path.of(environment.get("TMPDIR"));
    try {
      wake(process, directory.resolve("wake"), directory.resolve("awake"));
    } catch (IOException e) {
      throw new UncheckedIOException("waking a container", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void wake(ContainerProcess process, Path pipe, Path awake)
      throws IOException, InterruptedException {
    var end = System.nanoTime() + PATIENCE.toNanos();
    var woken = false;
    while (!Files.exists(awake) && process.isRunning() && System.nanoTime() < end) {
      if (!woken && Files.exists(pipe)) {
        Files.write(pipe, "\n".getBytes(StandardCharsets.US_ASCII), StandardOpenOption.WRITE);
        woken = true;
      }
      Thread.sleep(PAUSE);
    }
  }
}
