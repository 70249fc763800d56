package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Finds the release and opens the stage beside other work. Each result is waited for, and is empty
 * if something went wrong. Results are taken by any thread; opened and closed by one. Closing ends
 * what is under way, and closes a stage that nobody took.
 */
final class EarlySteps implements AutoCloseable {
  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final PushRequest request;
  private final FileSet files;
  private final Future<InstalledRelease> release;
  private final Future<List<String>> unended;
  private final Future<Set<String>> spellings;
  private final Future<StagingSession> stage;
  private boolean taken;

  /** Begins. */
  EarlySteps(PushSteps steps, PushRequest request, FileSet files, TransferListener listener) {
    this.request = request;
    this.files = files;
    var table = request.dataset().table();
    release = workers.submit(() -> steps.locateUnaided(request.release()));
    unended =
        workers.submit(
            () -> {
              ReleaseSearch.requireUsable(request, release.get());
              return request.overwrite()
                  ? List.of()
                  : steps.requireNoUnendedRun(release.get(), table);
            });
    spellings =
        workers.submit(
            () -> {
              var _ = unended.get();
              return request.overwrite()
                  ? Set.of()
                  : steps.spellings(release.get(), table, request.stage().streams());
            });
    stage =
        workers.submit(
            () -> {
              var _ = unended.get();
              return steps.open(
                  release.get().staging(), request.destination(), request.stage(), files, listener);
            });
  }

  Optional<InstalledRelease> release() {
    return result(release);
  }

  /** What is to be replaced is looked at when it is, not earlier. */
  Optional<List<String>> unended() {
    return request.overwrite() ? Optional.empty() : result(unended);
  }

  Optional<Set<String>> spellings() {
    return request.overwrite() ? Optional.empty() : result(spellings);
  }

  /** The open stage, if it is for these files; whoever takes it closes it. */
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
    } catch (ExecutionException | CancellationException failed) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted before anything was copied", "", e);
    }
  }

  @Override
  public void close() {
    workers.shutdownNow();
    workers.close();
    if (!taken && stage.state() == Future.State.SUCCESS) {
      taken = true;
      stage.resultNow().close();
    }
  }
}
