package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.cluster.WatchEvent;
import io.tracebloc.engine.cluster.WatchQuery;
import io.tracebloc.engine.cluster.Watcher;
import io.tracebloc.engine.cluster.Watches;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.runs.Belonging.Kind;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Removes what a plan says, and waits until it is gone. The Job goes last, because it is what names
 * the rest: whatever interrupts this, the same command finishes it. Used once.
 */
final class Cancellation {
  private final Watches watches;
  private final Deletions deletions;
  private final JobObject job;
  private final Duration limit;

  /**
   * A cancellation.
   *
   * @param limit how long Job and Pods may take to go
   */
  Cancellation(Watches watches, Deletions deletions, JobObject job, Duration limit) {
    this.watches = watches;
    this.deletions = deletions;
    this.job = job;
    this.limit = limit;
  }

  /**
   * Does it.
   *
   * @throws io.tracebloc.engine.failure.Failure if the server refuses, or something stays
   */
  void carryOut(CancelPlan plan) {
    var others =
        plan.removed().stream()
            .filter(object -> object.kind() != Kind.JOB && object.kind() != Kind.POD)
            .toList();
    others.forEach(object -> require(object, deletions.delete(object)));
    var itself = new Belonging(Kind.JOB, job.name());
    require(itself, deletions.deleteJob(itself, job.uid()));
    try {
      awaitEnd();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted while the run was being removed", "", e);
    }
    others.forEach(this::verify);
  }

  private static void require(Belonging object, ApiAnswer<?> answer) {
    // What somebody else has removed meanwhile is as gone as it has to be.
    if (answer instanceof Refused<?> refused && !refused.missing()) {
      throw object.kind().deletion().failure(refused);
    }
  }

  private void awaitEnd() throws InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    var jobs = WatchQuery.of(WatchQuery.jobs(job.namespace()).path(), JsonObject.class);
    if (!gone("Job", jobs.named(job.name()), deadline)) {
      throw stays("Job " + Printable.of(job.name()));
    }
    var pods = WatchQuery.of(WatchQuery.pods(job.namespace()).path(), JsonObject.class);
    if (!gone("the Pods of Job", pods.withLabels("job-name=" + job.name()), deadline)) {
      throw stays("A Pod of Job " + Printable.of(job.name()));
    }
  }

  private boolean gone(String what, WatchQuery<JsonObject> query, long deadline)
      throws InterruptedException {
    var left = Duration.ofNanos(Math.max(1, deadline - System.nanoTime()));
    var subject =
        "%s %s/%s".formatted(what, Printable.of(job.namespace()), Printable.of(job.name()));
    return watches.until(subject, query, left, new UntilGone());
  }

  /** Satisfied when nothing of this Job is left; another one of its name does not count. */
  private final class UntilGone implements Watcher<JsonObject> {
    private final Set<String> left = new HashSet<>();
    private boolean listed;

    @Override
    public boolean sees(WatchEvent<JsonObject> event) {
      var name = JsonFields.text(metadata(event.object()), "name").orElse("");
      if (event.deleted() || !isOurs(event.object())) {
        left.remove(name);
      } else {
        left.add(name);
      }
      return listed && left.isEmpty();
    }

    @Override
    public boolean seesAll(List<JsonObject> objects) {
      listed = true;
      return left.isEmpty();
    }
  }

  private boolean isOurs(JsonObject object) {
    var uid = job.uid();
    var owners =
        JsonFields.objects(metadata(object), "ownerReferences")
            .flatMap(owner -> JsonFields.text(owner, "uid").stream())
            .toList();
    return uid.isEmpty()
        || owners.contains(uid)
        || (owners.isEmpty()
            && JsonFields.text(metadata(object), "uid").filter(uid::equals).isPresent());
  }

  private static JsonObject metadata(JsonObject object) {
    return JsonFields.object(object, "metadata");
  }

  private void verify(Belonging object) {
    if (deletions.rehearse(object) instanceof Given<?>) {
      throw stays(Printable.of(object.resource()));
    }
  }

  private StagingFailure stays(String what) {
    return new StagingFailure(
            "%s in namespace %s is still there %d s after it was told to go"
                .formatted(what, Printable.of(job.namespace()), limit.toSeconds()),
            "Something may hold it, such as a finalizer or a node that does not answer. The same"
                + " command finishes what is left")
        .explainedBy(CheckId.C2);
  }
}
