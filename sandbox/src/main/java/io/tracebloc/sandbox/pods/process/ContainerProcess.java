package io.tracebloc.sandbox.pods.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * One run of a container: its main process, everything that came out of it, and its log. When the
 * main process ends, the rest of the container is killed, as in a process namespace.
 */
public final class ContainerProcess {
  private static final int BUFFER = 16 * 1024;
  private static final int UNKNOWN = 255;
  private static final long LAST_WORDS_SECONDS = 5;

  private final ContainerContext context;
  private final Process process;
  private final ContainerLog log;
  private final ProcessTree tree;
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();

  /**
   * Takes over a main process that was just started.
   *
   * @param log closed when the container ended
   */
  public ContainerProcess(ContainerContext context, Process process, ContainerLog log) {
    this.context = context;
    this.process = process;
    this.log = log;
    this.tree = ProcessTree.ofContainer(context.id());
    tree.add(process);
    var stdout = pump(process.getInputStream(), ContainerLog.Stream.STDOUT);
    var stderr = pump(process.getErrorStream(), ContainerLog.Stream.STDERR);
    Thread.ofVirtual().name("reap-" + process.pid()).start(() -> reap(stdout, stderr));
  }

  private Thread pump(InputStream output, ContainerLog.Stream stream) {
    return Thread.ofPlatform()
        .daemon()
        .name("log-" + process.pid())
        .start(
            () -> {
              try (output;
                  var sink = log.sink(stream)) {
                var buffer = new byte[BUFFER];
                for (var n = output.read(buffer); n >= 0; n = output.read(buffer)) {
                  sink.write(buffer, 0, n);
                }
              } catch (IOException ended) {
                // The process is being killed, or the disk is full; either way there is no log.
                process.destroy();
              }
            });
  }

  private void reap(Thread stdout, Thread stderr) {
    try {
      var code = process.waitFor();
      tree.kill();
      stdout.join(TimeUnit.SECONDS.toMillis(LAST_WORDS_SECONDS));
      stderr.join(TimeUnit.SECONDS.toMillis(LAST_WORDS_SECONDS));
      log.close();
      exit.complete(code);
    } catch (InterruptedException | IOException failure) {
      exit.complete(UNKNOWN);
    }
  }

  /** What its processes share; an exec runs with it. */
  public ContainerContext context() {
    return context;
  }

  /** What it prints. */
  public ContainerLog log() {
    return log;
  }

  /** The main process's standard input; closed at once unless the container asked for one. */
  public OutputStream input() {
    return process.getOutputStream();
  }

  /** Makes an exec'd process end with the container. */
  public void adopt(Process other) {
    tree.add(other);
    if (!process.isAlive()) {
      tree.kill();
    }
  }

  /**
   * The exit code; waits until the container ended and its log is complete. 128 + the signal if a
   * signal ended it.
   */
  public int awaitExit() {
    return exit.join();
  }

  /** Runs something once the container ended; at once if it has. */
  public void onExit(Runnable action) {
    var _ = exit.thenRun(action);
  }

  /** Whether it runs. */
  public boolean isRunning() {
    return !exit.isDone();
  }

  /**
   * Asks the main process to end. Unlike the first process of a real container, which ignores the
   * signal unless it handles it, a practice process ends by it.
   */
  public void terminate() {
    process.destroy();
  }

  /** Kills all of it and waits. */
  public void kill() {
    if (!tree.kill()) {
      throw new UncheckedIOException(
          new IOException("processes of container " + context.id() + " do not die"));
    }
  }
}
