package io.tracebloc.engine.runs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.engine.fakes.FakeApi;
import io.tracebloc.engine.fakes.FakeApi.Answer;
import io.tracebloc.engine.fakes.FakeApi.Request;
import io.tracebloc.engine.fakes.WatchedCollection;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The namespace {@code demo} with Jobs of runs and what belongs to them, behind an API server. */
final class FakeNamespace implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String CORE = "/api/v1/namespaces/demo/";
  private static final String JOBS = "/apis/batch/v1/namespaces/demo/jobs";

  final FakeApi api = new FakeApi();
  final WatchedCollection jobs = new WatchedCollection("JobList");
  final Map<String, String> pods = new LinkedHashMap<>();
  private final Map<String, WatchedCollection> podsOfJobs = new LinkedHashMap<>();
  final TreeSet<String> deleted = new TreeSet<>();
  final List<Deletion> deletions = new ArrayList<>();

  /** Something that was deleted, and how. */
  record Deletion(String resource, String options) {}

  FakeNamespace() {
    api.on("GET", JOBS, jobs::serve);
    api.on("GET", CORE + "pods", this::servePods);
    api.on("GET", CORE + "events", (_, answer) -> answer.send(200, "{\"items\":[]}"));
  }

  RunsOfCluster runs() {
    return new RunsOfCluster(api.cluster(), "demo", false, Duration.ofSeconds(20));
  }

  /** The Pods of this run's Job can be watched; none of them is seen there. */
  void watched(String hash) {
    podsOfJobs.put("ingest-job-" + hash, new WatchedCollection("PodList"));
  }

  void servePods(Request request, Answer answer) throws IOException, InterruptedException {
    var job = request.query().getOrDefault("labelSelector", "").replaceFirst("^job-name=?", "");
    if (request.query().containsKey("watch")) {
      podsOfJobs.get(job).serve(request, answer);
      return;
    }
    List<String> found;
    synchronized (pods) {
      found =
          pods.values().stream()
              .filter(pod -> job.isEmpty() || pod.contains("\"job-name\":\"%s\"".formatted(job)))
              .toList();
    }
    answer.send(
        200,
        "{\"metadata\":{\"resourceVersion\":\"0\"},\"items\":[%s]}"
            .formatted(String.join(",", found)));
  }

  /** A Job as jobs-manager makes them, with its document, created this many seconds after START. */
  void run(String hash, String table, int second, String status) {
    document(hash, "category: text_classification\ntable: %s\nintent: train\n".formatted(table));
    job(hash, second, status);
  }

  void document(String hash, String yaml) {
    var name = "ingest-config-" + hash;
    api.on(
        "GET",
        CORE + "configmaps/" + name,
        (_, answer) ->
            answer.send(
                200, "{\"data\":{\"ingest.yaml\":\"%s\"}}".formatted(yaml.replace("\n", "\\n"))));
  }

  void job(String hash, int second, String status) {
    job(hash, second, template(hash), status);
  }

  void job(String hash, int second, String podSpec, String status) {
    jobs.put(
        "ingest-job-" + hash,
        """
        {"metadata":{%%s,"creationTimestamp":"%s",
          "labels":{"tracebloc.io/ingestion-run":"key-%s"}},
         "spec":{"backoffLimit":1,"template":{"spec":%s}},"status":%s}"""
            .formatted(START.plusSeconds(second), hash, podSpec, status)
            .replace("\n", ""));
  }

  static String template(String hash) {
    return """
        {"containers":[{"name":"ingestor","image":"ingestor:1","env":[
           {"name":"INGEST_CONFIG","value":"/etc/ingest/ingest.yaml"},
           {"name":"BACKEND_TOKEN","valueFrom":{"secretKeyRef":{"name":"ingest-token-%s"}}}],
           "volumeMounts":[{"name":"config","mountPath":"/etc/ingest"}]}],
         "volumes":[{"name":"config","configMap":{"name":"ingest-config-%s"}}]}"""
        .formatted(hash, hash)
        .replace("\n", "");
  }

  static String condition(String type) {
    return """
        {"conditions":[{"type":"%s","status":"True","reason":"Because",
          "lastTransitionTime":"2026-01-01T01:00:00Z"}],"%s":1}"""
        .formatted(type, type.equals("Complete") ? "succeeded" : "failed")
        .replace("\n", "");
  }

  /** A Pod of a run's Job. */
  void pod(String hash, String name, int second, String status) {
    pod(hash, name, second, status, "{}");
  }

  void pod(String hash, String name, int second, String status, String spec) {
    var job = "ingest-job-" + hash;
    synchronized (pods) {
      pods.put(
          name,
          """
          {"metadata":{"name":"%s","namespace":"demo","creationTimestamp":"%s",
            "labels":{"job-name":"%s"},"ownerReferences":[{"uid":"%s"}]},
           "spec":%s,"status":%s}"""
              .formatted(name, START.plusSeconds(second), job, job, spec, status)
              .replace("\n", ""));
    }
  }

  void podEnded(String hash, String name, int second, int exitCode, String log) {
    pod(
        hash,
        name,
        second,
        """
        {"phase":"%s","containerStatuses":[{"name":"ingestor","restartCount":0,"state":{
          "terminated":{"exitCode":%d,"reason":"%s","startedAt":"2026-01-01T00:00:01Z",
            "finishedAt":"2026-01-01T00:00:09Z"}}}]}"""
            .formatted(
                exitCode == 0 ? "Succeeded" : "Failed",
                exitCode,
                exitCode == 0 ? "Completed" : "Error"));
    log(name, log);
  }

  void log(String pod, String text) {
    api.on(
        "GET",
        CORE + "pods/" + pod + "/log",
        (_, answer) -> {
          answer.stream().write(text.getBytes(UTF_8));
          answer.end();
        });
  }

  /** Deletions work, and are noted; a rehearsal changes nothing. */
  void deletable(String... resources) {
    for (var resource : resources) {
      api.on("DELETE", path(resource), (request, answer) -> delete(resource, request, answer));
    }
  }

  static String path(String resource) {
    return resource.startsWith("jobs/")
        ? JOBS + resource.substring("jobs".length())
        : CORE + resource;
  }

  private synchronized void delete(String resource, Request request, Answer answer)
      throws IOException {
    if (deleted.contains(resource)) {
      answer.refuse(404, resource + " not found");
      return;
    }
    if (!request.body().contains("\"All\"")) {
      deletions.add(new Deletion(resource, request.body()));
      deleted.add(resource);
      if (resource.startsWith("jobs/")) {
        var job = resource.substring("jobs/".length());
        synchronized (pods) {
          pods.values().removeIf(pod -> pod.contains("\"job-name\":\"%s\"".formatted(job)));
        }
        jobs.remove(job);
      }
    }
    answer.send(200, "{\"kind\":\"Status\",\"status\":\"Success\"}");
  }

  void refuse(String method, String resource, int code, String words) {
    api.on(method, path(resource), (_, answer) -> answer.refuse(code, words));
  }

  @Override
  public void close() {
    api.close();
  }
}
