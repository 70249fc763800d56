package io.tracebloc.sandbox.background;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a cluster and removes all traces of it, whether it still runs or was killed. */
record Stopper(ClusterHome home) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  void stop() throws IOException, InterruptedException {
    var running = home.running();
    if (running.isPresent()) {
      end(running.get());
    }
    home.endOrphans();
    home.remove();
  }

  private static void end(ProcessHandle cluster) throws IOException, InterruptedException {
    cluster.destroy();
    if (!endedWithin(cluster, PATIENCE)) {
      cluster.destroyForcibly();
      if (!endedWithin(cluster, PATIENCE)) {
        throw new IOException("process " + cluster.pid() + " does not end");
      }
    }
  }

  private static boolean endedWithin(ProcessHandle process, Duration limit)
      throws InterruptedException {
    try {
      process.onExit().get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException _) {
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
