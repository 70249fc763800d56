package io.tracebloc.engine.runs;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.watch.LogTail;
import io.tracebloc.engine.watch.RunPod;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Whether runs that have not ended are of certain datasets. A run takes the lock of its dataset
 * only when its Pod works ({@code contract/datasets.md} 8.1); until then its Job alone tells.
 */
final class UnendedRuns {
  private final RunObjects objects;
  private final String namespace;
  private final Remarks remarks = new Remarks();
  private final RunLook look;

  UnendedRuns(RunObjects objects, LogTail tails, String namespace) {
    this.objects = objects;
    this.namespace = namespace;
    this.look = new RunLook(objects, tails, remarks);
  }

  /**
   * Refuses if there is one.
   *
   * @param datasets names, in any case of letters
   * @return what could not be found out, printable
   * @throws CatalogFailure if there is one, with the name of its Job
   */
  List<String> requireNone(Collection<String> datasets) {
    for (var job : unended()) {
      var table = look.document(job).table();
      if (table.isEmpty()) {
        remarks.add(
            "Run %s has not ended, and which dataset it is of is not known"
                .formatted(Printable.of(job.name())));
      }
      table
          .filter(name -> datasets.stream().anyMatch(name::equalsIgnoreCase))
          .filter(_ -> !hasSucceeded(job))
          .ifPresent(name -> refuse(job, name));
    }
    return remarks.all();
  }

  private List<JobObject> unended() {
    try {
      return objects.jobs(Optional.of(namespace)).stream()
          .filter(job -> job.ended().isEmpty())
          .toList();
    } catch (ClusterFailure unreadable) {
      remarks.missing("Runs that have not begun to write are not known", unreadable);
      return List.of();
    }
  }

  /** A Job learns up to a second later than its Pod that it has ended. */
  private boolean hasSucceeded(JobObject job) {
    return objects
        .podsOfJobs(Optional.of(namespace), Optional.of(job.name()))
        .ifGiven()
        .map(pods -> PodObject.of(job, pods).stream().map(PodObject::seen).toList())
        .filter(pods -> pods.stream().anyMatch(RunPod::hasSucceeded))
        .filter(pods -> pods.stream().allMatch(RunPod::containerEnded))
        .isPresent();
  }

  private void refuse(JobObject job, String dataset) {
    var name = Printable.of(job.name());
    var place = "%s -n %s".formatted(name, Printable.of(namespace));
    throw new CatalogFailure(
            "Run %s of dataset %s has not ended; nothing was changed"
                .formatted(name, Printable.of(dataset)),
            "Wait for it with {command:runs watch} %s, or end it with {command:runs cancel} %s."
                .formatted(place, place))
        .explainedBy(CheckId.C2);
  }
}
