package io.tracebloc.commands.completion;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Names that are given up if they do not come soon: a person who types is not kept waiting, and is
 * told of no problem.
 */
public final class SoonNames implements Names {
  /** How long a cluster may take, and all else. */
  private static final Duration PATIENCE = Duration.ofMillis(1900);

  /** How long a credential helper that is being ended may take to go. */
  private static final Duration GRACE = Duration.ofMillis(100);

  private final LiveNames source;
  private final Path workingDirectory;

  /** Where live names come from; may be slow, and may fail. */
  @FunctionalInterface
  public interface LiveNames {
    /** As {@link Names#live} has it. */
    List<String> of(ValueKind kind, List<String> connection);
  }

  /** Names from there, and from files below a folder. */
  public SoonNames(LiveNames source, Path workingDirectory) {
    this.source = source;
    this.workingDirectory = workingDirectory;
  }

  @Override
  public List<String> live(ValueKind kind, List<String> connection) {
    return soon(() -> source.of(kind, connection));
  }

  @Override
  public List<String> columns(String path) {
    return soon(() -> CsvColumns.of(workingDirectory.resolve(path)));
  }

  /**
   * On a thread that may be left behind, in a file system or a name server that is silent. Not a
   * virtual one: after that has read from a socket, the virtual machine takes 300 ms to end.
   */
  private static List<String> soon(Callable<List<String>> question) {
    var answer = new FutureTask<>(question);
    var thread = Thread.ofPlatform().daemon().name("completion").start(answer);
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      end(thread);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      // Who runs the command will hear of it.
      return List.of();
    }
    return List.of();
  }

  private static void end(Thread thread) {
    thread.interrupt();
    try {
      thread.join(GRACE);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
