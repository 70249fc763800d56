package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.scope.TaskScope;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/**
 * Asks the release's database, while the stage Pod starts, whether the dataset's name is taken
 * ({@code contract/datasets.md} GEN-07, {@code contract/protocol.md} 8): an ingestor would add to
 * the rows that are there, and the files of a table leave no directory that tells of it. Where the
 * database cannot be asked, the directory alone tells. Confined to one thread.
 */
final class TableCheck implements AutoCloseable {
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private final String dataset;
  private final Timeline timeline;
  private final TaskScope scope = new TaskScope();
  private final TaskScope.Task<Set<String>> spellings;

  private TableCheck(String dataset, Timeline timeline, Callable<Set<String>> question) {
    this.dataset = requireNonNull(dataset);
    this.timeline = requireNonNull(timeline);
    this.spellings = scope.fork(question);
  }

  /**
   * Begins to ask.
   *
   * @param question gives the spellings of the name among the database's tables
   */
  static TableCheck begin(String dataset, Timeline timeline, Callable<Set<String>> question) {
    return new TableCheck(dataset, timeline, question);
  }

  /**
   * Waits for the answer.
   *
   * @throws NameTakenFailure if there is a table of that name
   */
  void requireFree() {
    try {
      scope.join(LONGEST_WAIT);
      require(spellings.get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted before anything was copied", "", e);
    } catch (TimeoutException e) {
      unknown("the database did not answer within %d s".formatted(LONGEST_WAIT.toSeconds()));
    } catch (ExecutionException e) {
      switch (e.getCause()) {
        case Failure failure -> unknown(failure.getMessage());
        case RuntimeException bug -> throw bug;
        case Error error -> throw error;
        default -> throw new IllegalStateException(e.getCause());
      }
    }
  }

  private void require(Set<String> there) {
    if (there.contains(dataset)) {
      throw new NameTakenFailure(
          "the name %s is taken: the database has a table of that name"
              .formatted(Printable.of(dataset)),
          "Choose another name, or replace the dataset with {flag:overwrite}.");
    }
    there.stream()
        .sorted()
        .findFirst()
        .ifPresent(
            twin ->
                timeline.warn(
                    "There is a dataset %s, whose name differs from %s in case only"
                        .formatted(Printable.of(twin), Printable.of(dataset))));
  }

  private void unknown(String reason) {
    timeline.tell(
        new PushEvent.Detail(
            "Whether the database has a table of that name is not known: " + reason));
  }

  @Override
  public void close() {
    scope.close();
  }
}
