package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds the release and opens the stage beside other work, unless a run is under way. Results are
 * waited for. Opened by one thread and used by it; closed by any. Closing ends what is under way,
 * and closes a stage that nobody took.
 */
final class EarlySteps implements AutoCloseable {
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final FileSet files;
  private final Future<InstalledRelease> release;
  private final Future<StagingSession> stage;
  private boolean taken;

  /** Begins. */
  EarlySteps(PushSteps steps, PushRequest request, FileSet files, TransferListener listener) {
    this.files = files;
    release = workers.submit(() -> steps.locateUnaided(request.release()));
    stage =
        workers.submit(
            () -> {
              requireReady(steps, request, release.get());
              return steps.open(
                  release.get().staging(), request.destination(), request.stage(), files, listener);
            });
  }

  private static void requireReady(PushSteps steps, PushRequest request, InstalledRelease found)
      throws ExecutionException {
    try {
      ReleaseSearch.requireUsable(request, found);
      if (!request.overwrite()) {
        var _ = steps.requireNoUnendedRun(found, request.dataset().table());
      }
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (Failure askedAgain) {
      throw new ExecutionException(askedAgain);
    }
  }

  /**
   * The release; empty if a person has to say which one.
   *
   * @throws Failure if it was not found for another reason
   */
  Optional<InstalledRelease> release() {
    return result(release);
  }

  /**
   * The open stage, if there is one for these files; whoever takes it closes it.
   *
   * @throws Failure if it could not be opened
   */
  Optional<StagingSession> stage(FileSet wanted) {
    if (!files.equals(wanted)) {
      close();
      return Optional.empty();
    }
    var open = result(stage);
    taken = open.isPresent();
    return open;
  }

  private static <T> Optional<T> result(Future<T> work) {
    try {
      return Optional.of(work.get());
    } catch (ExecutionException failed) {
      return switch (failed.getCause()) {
        // What a person may choose, or another step has to tell.
        case ReleaseFailure _, ExecutionException _ -> Optional.empty();
        case RuntimeException failure -> throw failure;
        case Error error -> throw error;
        default -> throw new IllegalStateException(failed.getCause());
      };
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted before anything was copied", "", e);
    }
  }

  @Override
  public synchronized void close() {
    workers.shutdownNow();
    workers.close();
    if (!taken && stage.state() == Future.State.SUCCESS) {
      taken = true;
      stage.resultNow().close();
    }
  }
}
