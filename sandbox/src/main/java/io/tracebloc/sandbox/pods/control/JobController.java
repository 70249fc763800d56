package io.tracebloc.sandbox.pods.control;

import io.tracebloc.sandbox.pods.node.Conditions;
import io.tracebloc.sandbox.pods.node.EventRecorder;
import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.ResourceTypes;
import io.tracebloc.sandbox.store.WatchEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Runs Jobs to completion: replaces failed pods with growing pauses up to the back-off limit, ends
 * Jobs at their deadline, removes finished ones after their time to live. Indexed Jobs and failure
 * policies are not known.
 */
final class JobController implements Controller {
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final ObjectStore store;
  private final ControlSettings settings;
  private final OwnedPods pods;
  private final EventRecorder events;
  private final Map<String, JobTally> tallies = new ConcurrentHashMap<>();

  JobController(ObjectStore store, ControlSettings settings, OwnedPods pods, EventRecorder events) {
    this.store = store;
    this.settings = settings;
    this.pods = pods;
    this.events = events;
  }

  @Override
  public List<ResourceType> watched() {
    return List.of(ResourceTypes.JOBS, ResourceTypes.PODS);
  }

  @Override
  public List<Key> affected(WatchEvent event) {
    var gone = event.change() == WatchEvent.Change.DELETED;
    if (event.type().equals(ResourceTypes.JOBS)) {
      if (gone) {
        tallies.remove(Metadata.uid(event.object()));
      }
      return List.of(Key.of(event.object()));
    }
    var key = Ownership.controllerKey(event.object(), ResourceTypes.JOBS);
    if (gone && key.isPresent()) {
      var job = Ownership.controller(event.object()).orElseThrow().path("uid").asString("");
      Optional.ofNullable(tallies.get(job)).ifPresent(tally -> tally.gone(event.object(), now()));
    }
    return key.stream().toList();
  }

  @Override
  public Optional<Duration> reconcile(Key key) {
    var found = store.find(ResourceTypes.JOBS, key.namespace(), key.name());
    if (found.isEmpty() || Metadata.deleting(found.get())) {
      return Optional.empty();
    }
    var job = found.get();
    if (isFinished(job)) {
      return expire(job);
    }
    var tally = tallies.computeIfAbsent(Metadata.uid(job), _ -> new JobTally());
    var owned = pods.of(job);
    tally.count(owned, now());
    return advance(job, new JobState(job, owned, tally, settings));
  }

  private static boolean isFinished(ObjectNode job) {
    var conditions = job.path("status").path("conditions");
    return Stream.of("Complete", "Failed").anyMatch(type -> Conditions.isTrue(conditions, type));
  }

  private Optional<Duration> advance(ObjectNode job, JobState state) {
    var verdict = state.verdict(now());
    if (verdict.isPresent()) {
      finish(job, state, verdict.get());
      return Optional.empty();
    }
    if (job.path("spec").path("suspend").asBoolean(false)) {
      state.active().forEach(pod -> end(state, pod));
      report(
          job,
          state,
          status -> conditions(status).set("Suspended", true, "JobSuspended", "Job suspended"));
      return Optional.empty();
    }
    var pause = state.pause(now());
    var again = pause.isZero() ? fill(job, state) : Optional.of(pause);
    report(job, state.refreshed(pods.of(job)), JobController::resume);
    return soonest(again, state.untilDeadline(now()));
  }

  private static Optional<Duration> soonest(Optional<Duration> one, Optional<Duration> other) {
    return Stream.of(one, other).flatMap(Optional::stream).min(Duration::compareTo);
  }

  private Optional<Duration> fill(ObjectNode job, JobState state) {
    try {
      for (var i = state.missing(); i > 0; i--) {
        var pod = pods.create(ResourceTypes.JOBS, job);
        events.normal(job, "SuccessfulCreate", "Created pod: " + Metadata.name(pod));
      }
      return Optional.empty();
    } catch (ApiException refused) {
      events.warning(job, "FailedCreate", "Error creating: " + refused.getMessage());
      return Optional.of(RETRY);
    }
  }

  private void end(JobState state, ObjectNode pod) {
    state.tally().ignore(pod);
    pods.delete(pod);
  }

  private void finish(ObjectNode job, JobState state, JobState.Verdict verdict) {
    state.active().forEach(pod -> end(state, pod));
    var success = verdict.condition().equals("Complete");
    report(
        job,
        state.refreshed(List.of()),
        status -> {
          var conditions = conditions(status);
          if (success) {
            conditions.set(
                "SuccessCriteriaMet",
                true,
                "CompletionsReached",
                "Reached expected number of succeeded pods");
            status.put("completionTime", now().truncatedTo(ChronoUnit.SECONDS).toString());
          }
          conditions.set(verdict.condition(), true, verdict.reason(), verdict.message());
        });
    if (success) {
      events.normal(job, "Completed", "Job completed");
    } else {
      events.warning(job, verdict.reason(), verdict.message());
    }
  }

  private static void resume(ObjectNode status) {
    // A Job that was never suspended has no such condition.
    var suspended = Conditions.isTrue(status.path("conditions"), "Suspended");
    if (suspended) {
      new Conditions(status.withArrayProperty("conditions"), Instant.now())
          .set("Suspended", false, "JobResumed", "Job resumed");
    }
  }

  private Conditions conditions(ObjectNode status) {
    return new Conditions(status.withArrayProperty("conditions"), now());
  }

  private void report(ObjectNode job, JobState state, Consumer<ObjectNode> further) {
    store.update(
        ResourceTypes.JOBS,
        Metadata.namespace(job),
        Metadata.name(job),
        object -> {
          var status = object.withObject("status");
          if (!object.path("spec").path("suspend").asBoolean(false) && !status.has("startTime")) {
            status.put("startTime", now().truncatedTo(ChronoUnit.SECONDS).toString());
          }
          state.write(status);
          further.accept(status);
          return object;
        });
  }

  private Optional<Duration> expire(ObjectNode job) {
    var lifetime = job.path("spec").path("ttlSecondsAfterFinished");
    if (!lifetime.isNumber()) {
      return Optional.empty();
    }
    var left = Duration.between(now(), finishedAt(job).plusSeconds(lifetime.asLong()));
    if (left.isPositive()) {
      return Optional.of(left);
    }
    store.remove(
        ResourceTypes.JOBS,
        Metadata.namespace(job),
        Metadata.name(job),
        found -> Metadata.uid(found).equals(Metadata.uid(job)) && !Metadata.held(found));
    return Optional.empty();
  }

  private static Instant finishedAt(ObjectNode job) {
    return job.path("status")
        .path("conditions")
        .valueStream()
        .filter(condition -> condition.path("type").asString("").matches("Complete|Failed"))
        .map(JobController::transition)
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }

  private static Instant transition(JsonNode condition) {
    return Instant.parse(condition.path("lastTransitionTime").asString("1970-01-01T00:00:00Z"));
  }

  private Instant now() {
    return settings.clock().instant();
  }
}
