package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.release.Tree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Objects from the API server. */
final class ApiSource implements ClusterObjects.Source {
  private static final int LARGEST_LOG = 64 * 1024;
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final ApiCalls calls;

  ApiSource(Cluster cluster) {
    calls = ApiCalls.of(cluster);
  }

  @Override
  public ApiAnswer<Tree> get(String action, String path) {
    return calls.get(action, path).map(Tree::new);
  }

  @Override
  public ApiAnswer<String> log(String action, String path) {
    return switch (calls.open(action, path, SILENCE)) {
      case Given<InputStream>(var stream) -> {
        try (stream) {
          yield new Given<>(new String(stream.readNBytes(LARGEST_LOG), StandardCharsets.UTF_8));
        } catch (IOException broken) {
          throw calls.failure(action, broken);
        }
      }
      case Refused<InputStream>(var asked, var code, var reason, var message) ->
          new Refused<>(asked, code, reason, message);
    };
  }
}
