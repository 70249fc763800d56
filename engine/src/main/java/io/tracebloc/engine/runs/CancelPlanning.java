package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.runs.Belonging.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds out what cancelling a run removes: its Job with its Pods, and of what the Job's Pods refer
 * to the ConfigMap and Secret that were made for this run and that nothing else refers to. Asks the
 * server beforehand whether each may be deleted. Used once.
 */
final class CancelPlanning {
  /** How jobs-manager calls what it makes for one run ({@code contract/protocol.md} 1.5). */
  private static final String CONFIG_MAP_PREFIX = MountedDocument.PREFIX;

  private static final String SECRET_PREFIX = "ingest-token-";

  private final RunObjects objects;
  private final Deletions deletions;
  private final JobObject job;
  private final List<Kept> kept = new ArrayList<>();

  CancelPlanning(RunObjects objects, Deletions deletions, JobObject job) {
    this.objects = objects;
    this.deletions = deletions;
    this.job = job;
  }

  /**
   * The plan.
   *
   * @param pods of the Job, if they may be seen
   * @throws io.tracebloc.engine.failure.Failure if the Job itself may not be deleted, or is gone
   */
  CancelPlan plan(Run run, Optional<List<PodObject>> pods, List<String> remarks) {
    var removed = new ArrayList<Belonging>();
    var itself = new Belonging(Kind.JOB, job.name());
    if (deletions.rehearse(itself) instanceof Refused<?> refused) {
      // Somebody else was faster: as if it had been gone from the beginning.
      throw refused.missing()
          ? RunSearch.missing(job.namespace(), job.name(), remarks)
          : itself.kind().deletion().failure(refused);
    }
    removed.add(itself);
    pods.ifPresent(all -> all.forEach(pod -> removed.add(new Belonging(Kind.POD, pod.name()))));
    removed.addAll(ownObjects());
    kept.addAll(Leftovers.of(run));
    return new CancelPlan(run, removed, kept, remarks);
  }

  private List<Belonging> ownObjects() {
    var own = References.of(job.podSpec()).stream().filter(CancelPlanning::isOfOneRun).toList();
    if (own.isEmpty()) {
      return List.of();
    }
    var elsewhere = usedElsewhere();
    if (elsewhere.isEmpty()) {
      return List.of();
    }
    return own.stream()
        .filter(object -> isUnshared(object, elsewhere.get()))
        .filter(this::canGo)
        .toList();
  }

  private static boolean isOfOneRun(Belonging object) {
    return switch (object.kind()) {
      case CONFIG_MAP -> object.name().startsWith(CONFIG_MAP_PREFIX);
      case SECRET -> object.name().startsWith(SECRET_PREFIX);
      case JOB, POD -> false;
    };
  }

  private boolean isUnshared(Belonging object, Set<Belonging> elsewhere) {
    if (!elsewhere.contains(object)) {
      return true;
    }
    keep(object, "something else uses it as well");
    return false;
  }

  /** Whether it is there and may be deleted. */
  private boolean canGo(Belonging object) {
    return switch (deletions.rehearse(object)) {
      case Given<?> _ -> true;
      case Refused<?> refused when refused.missing() -> false;
      case Refused<?> refused -> {
        var rule =
            refused.forbidden() ? "; the rule that is missing: " + object.kind().deletion() : "";
        keep(object, refused.failure().getMessage() + rule);
        yield false;
      }
    };
  }

  private void keep(Belonging object, String why) {
    kept.add(new Kept(Printable.of(object.resource()), why));
  }

  /** What other Jobs and Pods of the namespace refer to; empty if nobody can tell. */
  private Optional<Set<Belonging>> usedElsewhere() {
    var used = new HashSet<Belonging>();
    var namespace = job.namespace();
    return addJobs(used, objects.allJobs(namespace)) && addPods(used, objects.allPods(namespace))
        ? Optional.of(used)
        : Optional.empty();
  }

  private boolean addJobs(Set<Belonging> used, ApiAnswer<List<JsonObject>> jobs) {
    return switch (jobs) {
      case Given<List<JsonObject>>(var items) -> {
        items.stream()
            .map(JobObject::new)
            .filter(other -> !other.name().equals(job.name()))
            .forEach(other -> used.addAll(References.of(other.podSpec())));
        yield true;
      }
      case Refused<List<JsonObject>> refused -> keepAll(AccessRule.LIST_JOBS, refused);
    };
  }

  private boolean addPods(Set<Belonging> used, ApiAnswer<List<JsonObject>> pods) {
    return switch (pods) {
      case Given<List<JsonObject>>(var items) -> {
        var own = PodObject.of(job, items).stream().map(PodObject::name).toList();
        items.stream()
            .filter(pod -> !own.contains(new PodObject(pod).name()))
            .forEach(pod -> used.addAll(References.of(JsonFields.object(pod, "spec"))));
        yield true;
      }
      case Refused<List<JsonObject>> refused -> keepAll(AccessRule.LIST_PODS, refused);
    };
  }

  private boolean keepAll(AccessRule rule, Refused<?> refused) {
    kept.add(
        new Kept(
            "ConfigMap and Secret of the run",
            "whether something else uses them cannot be seen: %s; the rule that is missing: %s"
                .formatted(refused.failure().getMessage(), rule)));
    return false;
  }
}
