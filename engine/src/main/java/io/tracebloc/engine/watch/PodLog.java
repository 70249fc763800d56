package io.tracebloc.engine.watch;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The log of one Pod, as a stream that may break. */
final class PodLog {
  private static final int CHUNK = 32 * 1024;

  private final ApiCalls calls;
  private final String namespace;
  private final String pod;
  private final Optional<String> container;

  /** The log of the Pod's ingestor. */
  PodLog(ApiCalls calls, String namespace, RunPod pod) {
    this(calls, namespace, pod.name(), pod.container());
  }

  /**
   * The log of a container.
   *
   * @param container its name; empty for the only one
   */
  PodLog(ApiCalls calls, String namespace, String pod, Optional<String> container) {
    this.calls = calls;
    this.namespace = namespace;
    this.pod = pod;
    this.container = container;
  }

  /**
   * What of the log is wanted, with a time stamp before each line.
   *
   * @param since where to take it up; empty for the start
   * @param follow whether to wait for more at the end of what there is
   * @param previous whether that of the container's life before this one
   */
  record Part(Optional<Instant> since, boolean follow, boolean previous) {
    /** All that there is. */
    static Part whole() {
      return new Part(Optional.empty(), false, false);
    }

    /** From a moment on, and what is still to come. */
    static Part following(Optional<Instant> since) {
      return new Part(since, true, false);
    }
  }

  /** How a reading ended. */
  sealed interface End {
    /** The server ended the answer: the container has ended, or only the connection. */
    record Finished() implements End {}

    /** The connection broke, or was silent for too long. */
    record Broken() implements End {}

    /** The server did not give the log. */
    record NotGiven(Refused<?> refusal) implements End {}
  }

  /**
   * Reads on until the stream ends.
   *
   * @param silence how long to wait for the next byte
   */
  End read(Part part, Duration silence, LineSplitter lines) {
    ApiPath path =
        path().with("follow", Boolean.toString(part.follow())).with("timestamps", "true");
    part.since().ifPresent(time -> path.with("sinceTime", time.toString()));
    if (part.previous()) {
      path.with("previous", "true");
    }
    try {
      return switch (open(path, silence)) {
        case ApiAnswer.Given<InputStream>(InputStream body) -> drain(body, lines);
        case Refused<InputStream> refusal -> new End.NotGiven(refusal);
      };
    } catch (ClusterFailure e) {
      return new End.Broken();
    }
  }

  /**
   * Opens the last lines that there are, without time stamps.
   *
   * @param lines how many
   * @throws ClusterFailure if the server cannot be reached
   */
  ApiAnswer<InputStream> tail(int lines, Duration silence) {
    return open(path().with("tailLines", Integer.toString(lines)), silence);
  }

  private ApiPath path() {
    ApiPath path =
        ApiPath.of(
            "/api/v1/namespaces/%s/pods/%s/log"
                .formatted(ApiPath.segment(namespace), ApiPath.segment(pod)));
    container.ifPresent(name -> path.with("container", name));
    return path;
  }

  private ApiAnswer<InputStream> open(ApiPath path, Duration silence) {
    return calls.open("reading the log of Pod " + Printable.of(pod), path.toString(), silence);
  }

  private static End drain(InputStream body, LineSplitter lines) {
    var chunk = new byte[CHUNK];
    try (body) {
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        lines.accept(chunk, 0, read);
      }
      return new End.Finished();
    } catch (IOException e) {
      return new End.Broken();
    }
  }
}
