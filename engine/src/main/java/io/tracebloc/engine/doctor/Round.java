package io.tracebloc.engine.doctor;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Makes checks side by side. Not on virtual threads: once one of these has read from a socket, a
 * thread of the JDK waits for more in the kernel, for which the virtual machine waits 300 ms when
 * it ends.
 */
final class Round {
  private Round() {}

  /**
   * Makes all of them.
   *
   * @return what they came to, in the same order
   * @throws InterruptedFailure if the calling thread was interrupted
   */
  static List<Diagnosis> make(Map<CheckId, Check> checks) {
    var threads = Thread.ofPlatform().daemon().name("check").factory();
    try (var executor = new Closing(Executors.newThreadPerTaskExecutor(threads))) {
      var pending = new ArrayList<Future<Diagnosis>>();
      checks.forEach((id, check) -> pending.add(executor.submit(() -> make(id, check))));
      return pending.stream().map(Round::await).toList();
    }
  }

  /** Whoever leaves early leaves the threads behind: they change nothing. */
  private record Closing(ExecutorService executor) implements AutoCloseable {
    Future<Diagnosis> submit(Callable<Diagnosis> work) {
      return executor.submit(work);
    }

    @Override
    public void close() {
      executor.shutdownNow();
    }
  }

  private static Diagnosis make(CheckId id, Check check) {
    try {
      return new Diagnosis(id, check.examine());
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (Failure failure) {
      return new Diagnosis(id, Verdict.unknown(failure));
    }
  }

  private static Diagnosis await(Future<Diagnosis> pending) {
    try {
      return pending.get();
    } catch (InterruptedException exception) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Looking for problems was interrupted", "", exception);
    } catch (ExecutionException exception) {
      switch (exception.getCause()) {
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        default -> throw new IllegalStateException(exception.getCause());
      }
    }
  }
}
