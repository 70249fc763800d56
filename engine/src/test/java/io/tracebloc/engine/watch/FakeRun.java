package io.tracebloc.engine.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.engine.fakes.FakeApi;
import io.tracebloc.engine.fakes.FakeApi.Answer;
import io.tracebloc.engine.fakes.FakeApi.Handler;
import io.tracebloc.engine.fakes.FakeApi.Request;
import io.tracebloc.engine.fakes.WatchedCollection;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A Job with its Pods and logs behind an API server. */
final class FakeRun implements AutoCloseable {
  static final String JOB = "ingest-job-1";
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final FakeApi api = new FakeApi();
  private final WatchedCollection pods = new WatchedCollection("PodList");
  private final WatchedCollection jobs = new WatchedCollection("JobList");
  private final Map<String, Deque<LogTurn>> logs = new ConcurrentHashMap<>();

  /** How one request for a log is answered. */
  interface LogTurn {
    void answer(Request request, Answer answer) throws IOException, InterruptedException;
  }

  private final Set<Answer> open = ConcurrentHashMap.newKeySet();
  private volatile boolean away;

  FakeRun() {
    api.on("GET", "/api/v1/namespaces/demo/pods", whileThere(pods::serve));
    api.on("GET", "/apis/batch/v1/namespaces/demo/jobs", whileThere(jobs::serve));
    job("\"status\":{\"active\":1}");
  }

  private Handler whileThere(Handler handler) {
    return (request, answer) -> {
      open.add(answer);
      try {
        if (away) {
          answer.cut();
        } else {
          handler.handle(request, answer);
        }
      } finally {
        open.remove(answer);
      }
    };
  }

  /** The server breaks all connections, and every further one before it answers. */
  void serverGoesAway() {
    away = true;
    open.forEach(Answer::cut);
  }

  void serverComesBack() {
    away = false;
  }

  void job(String status) {
    jobs.put(JOB, "{\"metadata\":{%%s},\"spec\":{\"backoffLimit\":1},%s}".formatted(status));
  }

  void jobEnds(String condition) {
    job(ended(condition));
  }

  /** What who asks for the Job is told, while those who watch it are told nothing. */
  void jobIsFoundAs(String condition) {
    api.on(
        "GET",
        "/apis/batch/v1/namespaces/demo/jobs/" + JOB,
        (_, answer) -> answer.send(200, "{%s}".formatted(ended(condition))));
  }

  private static String ended(String condition) {
    return "\"status\":{\"conditions\":[{\"type\":\"%s\",\"status\":\"True\",\"reason\":\"Because\"}]}"
        .formatted(condition);
  }

  void jobIsDeleted() {
    jobs.remove(JOB);
  }

  void pod(String name, int second, String status) {
    pods.put(
        name,
        "{\"metadata\":{%%s,\"creationTimestamp\":\"%s\"},\"status\":%s}"
            .formatted(START.plusSeconds(second), status));
  }

  void podRuns(String name, int second) {
    pod(name, second, "{\"phase\":\"Running\"}");
  }

  void podEnds(String name, int second, int exitCode) {
    pod(
        name,
        second,
        "{\"phase\":\"%s\",\"containerStatuses\":[{\"name\":\"c\",\"state\":{\"terminated\":{\"exitCode\":%d}}}]}"
            .formatted(exitCode == 0 ? "Succeeded" : "Failed", exitCode));
  }

  void podWithSidecarEnds(String name, int second) {
    pods.put(
        name,
        "{\"metadata\":{%%s,\"creationTimestamp\":\"%s\"},\"spec\":{\"containers\":[{\"name\":\"mesh\"},{\"name\":\"ingestor\"}]},\"status\":{\"phase\":\"Succeeded\"}}"
            .formatted(START.plusSeconds(second)));
  }

  void podIsDeleted(String name) {
    pods.remove(name);
  }

  /** The next request for this Pod's log is answered like this; the last turn stays. */
  void log(String pod, LogTurn turn) {
    Deque<LogTurn> turns =
        logs.computeIfAbsent(
            pod,
            name -> {
              api.on(
                  "GET",
                  "/api/v1/namespaces/demo/pods/%s/log".formatted(name),
                  whileThere((request, answer) -> turn(name).answer(request, answer)));
              return new ArrayDeque<>();
            });
    synchronized (turns) {
      turns.add(turn);
    }
  }

  private LogTurn turn(String pod) {
    Deque<LogTurn> turns = logs.get(pod);
    synchronized (turns) {
      return turns.size() > 1 ? turns.removeFirst() : turns.getFirst();
    }
  }

  /** A log that is complete, as often as it is asked for. */
  void logIs(String pod, List<String> lines) {
    log(
        pod,
        (request, answer) -> {
          write(answer.stream(), since(request, stamped(lines)));
          answer.end();
        });
  }

  /** Stamps lines as the server does, three to a second. */
  static List<String> stamped(List<String> lines) {
    var stamped = new ArrayList<String>();
    for (String line : lines) {
      stamped.add(START.plusMillis(300L * stamped.size()) + " " + line);
    }
    return stamped;
  }

  /** The lines that a request asks for. */
  static List<String> since(Request request, List<String> stamped) {
    String since = request.query().getOrDefault("sinceTime", START.toString());
    return stamped.stream()
        .filter(
            line ->
                !Instant.parse(line.substring(0, line.indexOf(' '))).isBefore(Instant.parse(since)))
        .toList();
  }

  static void write(OutputStream output, List<String> lines) throws IOException {
    for (String line : lines) {
      output.write((line + "\n").getBytes(UTF_8));
    }
    output.flush();
  }

  @Override
  public void close() {
    api.close();
  }
}
