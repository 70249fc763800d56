package io.tracebloc.engine.catalog;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseSurvey;
import io.tracebloc.engine.scope.TaskScope;
import io.tracebloc.engine.stream.PodStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/** Lists the datasets of many releases side by side; one that cannot be read stops no other. */
public final class Surveying {
  private static final int AT_ONCE = 8;

  private final Cluster cluster;
  private final PodStreams streams;

  /** Lists in this cluster. */
  public Surveying(Cluster cluster, PodStreams streams) {
    this.cluster = cluster;
    this.streams = streams;
  }

  /** What came of one release. */
  private sealed interface Part {
    record Read(DatasetList list) implements Part {}

    record Unread(String problem, Failure failure) implements Part {}
  }

  /**
   * Lists those of the tracebloc client.
   *
   * @throws Failure if there are some and none of them can be read
   */
  public DatasetSurvey of(ReleaseSurvey survey) {
    var clients =
        survey.releases().stream()
            .filter(release -> release.platform().equals(InstalledRelease.TRACEBLOC))
            .toList();
    var lists = new ArrayList<DatasetList>();
    var problems = new ArrayList<>(survey.warnings());
    var failures = new ArrayList<Failure>();
    for (var part : parts(clients)) {
      switch (part) {
        case Part.Read(var list) -> lists.add(list);
        case Part.Unread(var problem, var failure) -> {
          problems.add(problem);
          failures.add(failure);
        }
      }
    }
    if (lists.isEmpty() && !failures.isEmpty()) {
      throw failures.getFirst();
    }
    return new DatasetSurvey(lists, problems);
  }

  private List<Part> parts(List<InstalledRelease> releases) {
    var places = new Semaphore(AT_ONCE);
    try (var scope = new TaskScope()) {
      var tasks =
          releases.stream().map(release -> scope.fork(() -> part(release, places))).toList();
      scope.join();
      return tasks.stream().map(TaskScope.Task::get).toList();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException problem
          ? problem
          : new IllegalStateException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted while listing datasets", "", interrupted);
    }
  }

  private Part part(InstalledRelease release, Semaphore places) throws InterruptedException {
    places.acquire();
    try {
      return new Part.Read(new Catalog(cluster, streams, release).list());
    } catch (InterruptedFailure interrupted) {
      throw interrupted;
    } catch (Failure failure) {
      return new Part.Unread(
          "Namespace %s, release %s: %s"
              .formatted(
                  Printable.of(release.namespace()),
                  Printable.of(release.name()),
                  failure.getMessage()),
          failure);
    } finally {
      places.release();
    }
  }
}
