package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.WatchEvent;
import io.tracebloc.engine.cluster.Watcher;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the changes of Jobs into changes of runs, each told once. Confined to the thread that
 * watches.
 */
final class RunsWatch implements Watcher<JsonObject> {
  private final Survey survey;
  private final Optional<String> namespace;
  private final Runs.Observer observer;
  private final List<JobObject> first = new ArrayList<>();
  private final Map<String, Run> told = new HashMap<>();
  private boolean listed;

  RunsWatch(Survey survey, Optional<String> namespace, Runs.Observer observer) {
    this.survey = survey;
    this.namespace = namespace;
    this.observer = observer;
  }

  @Override
  public boolean sees(WatchEvent<JsonObject> event) {
    var job = new JobObject(event.object());
    if (!listed) {
      first.add(job);
    } else if (event.deleted()) {
      var known = told.remove(id(job));
      if (known != null) {
        observer.changed(known.gone());
      }
    } else {
      var run = survey.of(job);
      if (!run.equals(told.put(id(job), run))) {
        observer.changed(run);
      }
    }
    return false;
  }

  @Override
  public boolean seesAll(List<JsonObject> jobs) {
    if (!listed) {
      listed = true;
      first.sort(JobObject.BY_AGE);
      var runs = survey.of(first);
      for (var at = 0; at < first.size(); at++) {
        told.put(id(first.get(at)), runs.get(at));
      }
      first.clear();
      observer.first(new RunListing(namespace, runs, survey.remarks()));
    }
    return false;
  }

  private static String id(JobObject job) {
    return job.uid().isEmpty() ? job.namespace() + "/" + job.name() : job.uid();
  }
}
