package io.tracebloc.engine.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.failure.ClusterFailure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A small Job that somebody else makes and waits for, such as a Helm hook: looked at now and then,
 * so that a person sees what it does and its words are not lost with its Pod. Trouble with looking
 * is never a failure. Confined to one thread.
 */
public final class JobGlance {
  private static final int LONGEST_LOG = 256 * 1024;
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final ApiCalls calls;
  private final String namespace;
  private final String job;
  private final RunListener listener;
  private final Set<String> old = new HashSet<>();
  private String told = "";
  private String pod = "";
  private String trouble = "";
  private List<String> log = List.of();

  /** Looks at a Job; its events are told. */
  public JobGlance(Cluster cluster, String namespace, String job, RunListener listener) {
    this.calls = ApiCalls.of(cluster);
    this.namespace = requireNonNull(namespace);
    this.job = requireNonNull(job);
    this.listener = requireNonNull(listener);
  }

  /** Notes what is there before the Job is made anew: it belongs to an earlier one. */
  public void begin() {
    pods().forEach(found -> old.add(found.name()));
  }

  /** Looks, and tells what is new. */
  public void look() {
    pods().stream()
        .filter(found -> !old.contains(found.name()))
        .max(RunPod.BY_RELEVANCE)
        .ifPresent(this::see);
  }

  /** The lines that its youngest Pod has written, as far as they were seen; raw. */
  public List<String> log() {
    return log;
  }

  /** Whether a Pod of it was seen. */
  public boolean wasSeen() {
    return !pod.isEmpty();
  }

  /** Why its Pod did not run when it was last seen, printable; empty if it did. */
  public String trouble() {
    return trouble;
  }

  /** Why the Job failed, in Kubernetes' word; empty if it has not, or nobody can tell. */
  public Optional<String> failure() {
    ApiPath path =
        ApiPath.of(
            "/apis/batch/v1/namespaces/%s/jobs/%s"
                .formatted(ApiPath.segment(namespace), ApiPath.segment(job)));
    return given(path)
        .flatMap(
            found ->
                JsonFields.objects(JsonFields.object(found, "status"), "conditions")
                    .filter(JobGlance::isFailure)
                    .findFirst())
        .map(condition -> JsonFields.text(condition, "reason").orElse("Failed"));
  }

  private static boolean isFailure(JsonObject condition) {
    return JsonFields.text(condition, "type").equals(Optional.of("Failed"))
        && JsonFields.text(condition, "status").equals(Optional.of("True"));
  }

  private void see(RunPod found) {
    if (!found.name().equals(pod)) {
      pod = found.name();
      log = List.of();
    }
    trouble = found.waiting();
    String state = found.name() + " " + found.description();
    if (!state.equals(told)) {
      told = state;
      listener.podPhase(found.name(), found.description());
    }
    if (found.isUseful()) {
      readLog(found);
    }
  }

  private void readLog(RunPod found) {
    ApiPath path =
        ApiPath.of(
                "/api/v1/namespaces/%s/pods/%s/log"
                    .formatted(ApiPath.segment(namespace), ApiPath.segment(found.name())))
            .with("limitBytes", Integer.toString(LONGEST_LOG));
    try {
      if (calls.open("reading the log of a hook", path.toString(), SILENCE)
          instanceof Given<InputStream>(InputStream body)) {
        take(found, lines(body, found.containerEnded()));
      }
    } catch (ClusterFailure | IOException e) {
      // The next look reads it again, from the start.
    }
  }

  private void take(RunPod found, List<String> lines) {
    lines.stream().skip(log.size()).forEach(line -> listener.logLine(found.name(), line));
    if (lines.size() > log.size()) {
      log = lines;
    }
  }

  /** Whole lines; the last one counts without a line end only if nothing more can come. */
  private static List<String> lines(InputStream body, boolean complete) throws IOException {
    try (body) {
      var text = new String(body.readNBytes(LONGEST_LOG), UTF_8);
      var end = complete ? text.length() : text.lastIndexOf('\n') + 1;
      return text.substring(0, end).lines().toList();
    }
  }

  private List<RunPod> pods() {
    ApiPath path =
        ApiPath.of("/api/v1/namespaces/%s/pods".formatted(ApiPath.segment(namespace)))
            .with("labelSelector", "job-name=" + job);
    return given(path)
        .map(list -> JsonFields.objects(list, "items").map(RunPod::of).toList())
        .orElse(List.of());
  }

  private Optional<JsonObject> given(ApiPath path) {
    try {
      return calls.get("looking at a hook", path.toString()).ifGiven();
    } catch (ClusterFailure e) {
      return Optional.empty();
    }
  }
}
