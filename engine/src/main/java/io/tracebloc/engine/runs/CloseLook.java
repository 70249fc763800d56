package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.watch.LogTail;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Looks at everything about one run. For one look. */
final class CloseLook {
  private static final int MOST_EVENTS = 20;
  private static final int MOST_PODS_WITH_EVENTS = 5;

  private final RunObjects objects;
  private final LogTail tails;
  private final FoundRun found;
  private final Remarks remarks = new Remarks();

  CloseLook(RunObjects objects, LogTail tails, FoundRun found) {
    this.objects = objects;
    this.tails = tails;
    this.found = found;
    found.remarks().forEach(remarks::add);
  }

  RunDetails details() {
    var pods = pods();
    try (var reads = new SideBySide()) {
      var events = reads.start(() -> events(pods.orElse(List.of())));
      var run = run(pods);
      return new RunDetails(
          run,
          pods.map(PodObject::attempts),
          found.job().conditions().map(JobCondition::of).toList(),
          events.get(),
          remarks.all());
    }
  }

  /** The run, with the counts of its banner. */
  Run run(Optional<List<PodObject>> pods) {
    return new RunLook(objects, tails, remarks).run(found.job(), pods, found.document(), true);
  }

  /** Its Pods, the oldest first; empty if they may not be seen. */
  Optional<List<PodObject>> pods() {
    var job = found.job();
    return switch (objects.podsOfJobs(Optional.of(job.namespace()), Optional.of(job.name()))) {
      case Given<List<JsonObject>>(var items) -> Optional.of(PodObject.of(job, items));
      case Refused<List<JsonObject>> refused -> {
        remarks.missing("Its Pods are not known", AccessRule.LIST_PODS, refused);
        yield Optional.empty();
      }
    };
  }

  List<String> remarks() {
    return remarks.all();
  }

  private Optional<List<RunEvent>> events(List<PodObject> pods) {
    var namespace = found.job().namespace();
    var youngest = pods.reversed().stream().limit(MOST_PODS_WITH_EVENTS).toList();
    var asked = new ArrayList<Supplier<ApiAnswer<List<JsonObject>>>>();
    asked.add(() -> objects.events(namespace, "Job", found.job().name()));
    youngest.forEach(pod -> asked.add(() -> objects.events(namespace, "Pod", pod.name())));
    var events = new ArrayList<RunEvent>();
    try {
      for (var ask : asked) {
        switch (ask.get()) {
          case Given<List<JsonObject>>(var items) ->
              items.stream().map(RunEvent::of).forEach(events::add);
          case Refused<List<JsonObject>> refused -> {
            remarks.missing("Its events are not known", AccessRule.LIST_EVENTS, refused);
            return Optional.empty();
          }
        }
      }
    } catch (ClusterFailure unreachable) {
      remarks.missing("Its events are not known", unreachable);
      return Optional.empty();
    }
    events.sort(Comparator.comparing(RunEvent::time));
    return Optional.of(events.subList(Math.max(0, events.size() - MOST_EVENTS), events.size()));
  }
}
