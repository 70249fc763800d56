package io.tracebloc.engine.transfer;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * A script that is started before it is its turn, so that nobody has to wait for its start. It does
 * nothing before it is told that it is its turn, and nothing at all if it is closed instead. Taken
 * and closed by one thread.
 */
final class EarlyScript implements AutoCloseable {
  private final CompletableFuture<RunningScript> started = new CompletableFuture<>();
  private final Thread starter;
  private boolean taken;

  EarlyScript(Callable<RunningScript> start) {
    starter = Thread.ofVirtual().name("early-script").start(() -> complete(start));
  }

  private void complete(Callable<RunningScript> start) {
    try {
      var script = start.call();
      if (!started.complete(script)) {
        script.close();
      }
    } catch (Exception failure) {
      started.completeExceptionally(failure);
    }
  }

  /**
   * The script, which whoever takes it closes.
   *
   * @throws IOException if it could not be started
   */
  RunningScript take() throws IOException {
    try {
      var script = started.get();
      taken = true;
      return script;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while starting a script");
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    }
  }

  @Override
  public void close() {
    if (taken) {
      return;
    }
    if (started.completeExceptionally(new IOException("the script is not needed any more"))) {
      starter.interrupt();
    } else if (!started.isCompletedExceptionally()) {
      started.join().close();
    }
  }
}
