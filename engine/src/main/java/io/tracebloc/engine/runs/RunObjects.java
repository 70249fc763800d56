package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.submit.RunByKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects of runs, as the API server lists them. Lists are read in pages. Thread-safe. */
final class RunObjects {
  private static final String METADATA =
      "application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json";
  private static final int PAGE = 500;
  private static final int MOST_PAGES = 200;

  private final ApiCalls calls;

  RunObjects(ApiCalls calls) {
    this.calls = calls;
  }

  /**
   * The Jobs of runs, the oldest first.
   *
   * @param namespace empty for all
   * @throws io.tracebloc.engine.failure.Failure if they may not be listed
   */
  List<JobObject> jobs(Optional<String> namespace) {
    var list =
        list(
            "listing the Jobs of ingestion runs" + in(namespace),
            ApiPath.of(collection("/apis/batch/v1", namespace, "jobs")),
            Optional.of(RunByKey.LABEL));
    return switch (list) {
      case Given<List<JsonObject>>(var items) ->
          items.stream().map(JobObject::new).sorted(JobObject.BY_AGE).toList();
      case Refused<List<JsonObject>> refused -> throw AccessRule.LIST_JOBS.failure(refused);
    };
  }

  /** Names of a page of Jobs of runs; of these only the metadata is asked. */
  List<String> names(String namespace) {
    var here = Optional.of(namespace);
    var path =
        ApiPath.of(collection("/apis/batch/v1", here, "jobs"))
            .with("labelSelector", RunByKey.LABEL)
            .with("limit", Integer.toString(PAGE));
    return JsonFields.objects(
            calls.get("listing the Jobs of runs" + in(here), path.toString(), METADATA).orThrow(),
            "items")
        .map(job -> new JobObject(job).name())
        .filter(name -> !name.isEmpty())
        .sorted()
        .toList();
  }

  /** All Jobs of a namespace. */
  ApiAnswer<List<JsonObject>> allJobs(String namespace) {
    var here = Optional.of(namespace);
    var path = ApiPath.of(collection("/apis/batch/v1", here, "jobs"));
    return list("listing the Jobs" + in(here), path, Optional.empty());
  }

  /** The Pods of Jobs, or of one Job; of no namespace in particular if it is empty. */
  ApiAnswer<List<JsonObject>> podsOfJobs(Optional<String> namespace, Optional<String> job) {
    return list(
        "listing the Pods of Jobs" + in(namespace),
        ApiPath.of(collection("/api/v1", namespace, "pods")),
        Optional.of("job-name" + job.map(name -> "=" + name).orElse("")));
  }

  /** All Pods of a namespace. */
  ApiAnswer<List<JsonObject>> allPods(String namespace) {
    var here = Optional.of(namespace);
    var path = ApiPath.of(collection("/api/v1", here, "pods"));
    return list("listing the Pods" + in(here), path, Optional.empty());
  }

  ApiAnswer<JsonObject> configMap(String namespace, String name) {
    var path = collection("/api/v1", Optional.of(namespace), "configmaps");
    return calls.get(
        "reading ConfigMap %s/%s".formatted(Printable.of(namespace), Printable.of(name)),
        path + "/" + ApiPath.segment(name));
  }

  /** The events about an object. */
  ApiAnswer<List<JsonObject>> events(String namespace, String kind, String name) {
    var here = Optional.of(namespace);
    var path =
        ApiPath.of(collection("/api/v1", here, "events"))
            .with(
                "fieldSelector",
                "involvedObject.kind=%s,involvedObject.name=%s".formatted(kind, name));
    return list("listing events" + in(here), path, Optional.empty());
  }

  private static String in(Optional<String> namespace) {
    return namespace
        .map(name -> " in namespace " + Printable.of(name))
        .orElse(" in all namespaces");
  }

  private static String collection(String group, Optional<String> namespace, String plural) {
    var place = namespace.map(name -> "/namespaces/" + ApiPath.segment(name)).orElse("");
    return group + place + "/" + plural;
  }

  private ApiAnswer<List<JsonObject>> list(String action, ApiPath path, Optional<String> labels) {
    labels.ifPresent(selector -> path.with("labelSelector", selector));
    var base = path.with("limit", Integer.toString(PAGE)).toString();
    var items = new ArrayList<JsonObject>();
    var next = base;
    for (var page = 0; page < MOST_PAGES; page++) {
      switch (calls.get(action, next)) {
        case Given<JsonObject>(var list) -> {
          JsonFields.objects(list, "items").forEach(items::add);
          var more = JsonFields.text(JsonFields.object(list, "metadata"), "continue").orElse("");
          if (more.isEmpty()) {
            return new Given<>(List.copyOf(items));
          }
          next = ApiPath.of(base).with("continue", more).toString();
        }
        case Refused<JsonObject> refused when refused.code() == 410 && !items.isEmpty() -> {
          // The server forgot the state that the pages were of; the list begins anew.
          items.clear();
          next = base;
        }
        case Refused<JsonObject>(var what, var code, var reason, var words) -> {
          return new Refused<>(what, code, reason, words);
        }
      }
    }
    throw new ClusterFailure(
        "%s does not come to an end after %d pages".formatted(action, MOST_PAGES), "");
  }
}
