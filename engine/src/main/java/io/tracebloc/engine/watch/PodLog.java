package io.tracebloc.engine.watch;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.failure.ClusterFailure;
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

  PodLog(ApiCalls calls, String namespace, String pod) {
    this.calls = calls;
    this.namespace = namespace;
    this.pod = pod;
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
   * @param since where to take it up; empty for the start
   * @param follow whether to wait for more at the end of what there is
   * @param silence how long to wait for the next byte
   */
  End read(Optional<Instant> since, boolean follow, Duration silence, LineSplitter lines) {
    ApiPath path =
        ApiPath.of(
                "/api/v1/namespaces/%s/pods/%s/log"
                    .formatted(ApiPath.segment(namespace), ApiPath.segment(pod)))
            .with("follow", Boolean.toString(follow))
            .with("timestamps", "true");
    since.ifPresent(time -> path.with("sinceTime", time.toString()));
    try {
      ApiAnswer<InputStream> answer =
          calls.open("reading the log of Pod " + pod, path.toString(), silence);
      return switch (answer) {
        case ApiAnswer.Given<InputStream>(InputStream body) -> drain(body, lines);
        case Refused<InputStream> refusal -> new End.NotGiven(refusal);
      };
    } catch (ClusterFailure e) {
      return new End.Broken();
    }
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
