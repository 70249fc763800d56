package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.watch.LogTail;
import java.util.List;
import java.util.Optional;

/** Looks at the runs of a scope, a few side by side. For one look, or one watch. */
final class Survey {
  private final RunObjects objects;
  private final Optional<String> namespace;
  private final boolean logs;
  private final Remarks remarks = new Remarks();
  private final RunLook look;

  /**
   * A look.
   *
   * @param namespace empty for all
   * @param logs whether logs are read for their banners
   */
  Survey(RunObjects objects, LogTail tails, Optional<String> namespace, boolean logs) {
    this.objects = objects;
    this.namespace = namespace;
    this.logs = logs;
    this.look = new RunLook(objects, tails, remarks);
  }

  /** All runs there are. */
  RunListing all() {
    try (var reads = new SideBySide()) {
      var pods = reads.start(() -> objects.podsOfJobs(namespace, Optional.empty()));
      var jobs = objects.jobs(namespace);
      var runs = jobs.isEmpty() ? List.<Run>of() : runs(reads, jobs, known(pods.get()));
      return new RunListing(namespace, runs, remarks.all());
    }
  }

  /** The runs of these Jobs. */
  List<Run> of(List<JobObject> jobs) {
    if (jobs.isEmpty()) {
      return List.of();
    }
    try (var reads = new SideBySide()) {
      return runs(reads, jobs, known(objects.podsOfJobs(namespace, Optional.empty())));
    }
  }

  /** The run of one Job. */
  Run of(JobObject job) {
    var pods = objects.podsOfJobs(Optional.of(job.namespace()), Optional.of(job.name()));
    return look.run(job, ofJob(job, known(pods)), look.document(job), logs);
  }

  private List<Run> runs(SideBySide reads, List<JobObject> jobs, Optional<List<JsonObject>> pods) {
    return reads.each(jobs, job -> look.run(job, ofJob(job, pods), look.document(job), logs));
  }

  private static Optional<List<PodObject>> ofJob(JobObject job, Optional<List<JsonObject>> pods) {
    return pods.map(all -> PodObject.of(job, all));
  }

  private Optional<List<JsonObject>> known(ApiAnswer<List<JsonObject>> pods) {
    return switch (pods) {
      case Given<List<JsonObject>>(var items) -> Optional.of(items);
      case Refused<List<JsonObject>> refused -> {
        remarks.missing("Pods and counts are not known", AccessRule.LIST_PODS, refused);
        yield Optional.empty();
      }
    };
  }

  List<String> remarks() {
    return remarks.all();
  }
}
