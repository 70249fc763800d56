package io.tracebloc.engine.watch;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;

/**
 * The last lines of a Pod's log, where the banner stands ({@code contract/datasets.md} 7). Bounded
 * in lines, bytes and time, so that many Pods can be asked. Thread-safe.
 */
public final class LogTail {
  /** The banner has twenty lines; an ingestor may say something more before it ends. */
  private static final int LINES = 60;

  private static final int LONGEST_LINE = 64 * 1024;
  private static final int MOST_BYTES = 8 * 1024 * 1024;
  private static final int CHUNK = 16 * 1024;
  private static final Duration SILENCE = Duration.ofSeconds(5);

  private final ApiCalls calls;

  /** Reads logs of this cluster. */
  public LogTail(Cluster cluster) {
    this.calls = ApiCalls.of(cluster);
  }

  /**
   * What the end of a log says.
   *
   * @param counts of its banner, as far as they prove something: all, or at least a loss
   * @param lastWords the line that tells best why the run failed, printable
   * @param refusal what the server said instead
   * @param trouble why the server could not be asked
   */
  public record Reading(
      Optional<IngestionSummary> counts,
      Optional<String> lastWords,
      Optional<Refused<?>> refusal,
      Optional<Failure> trouble) {
    static Reading of(LogVerdict verdict) {
      return new Reading(verdict.proof(), verdict.lastWords(), Optional.empty(), Optional.empty());
    }

    static Reading refused(Refused<?> refusal) {
      return new Reading(
          Optional.empty(), Optional.empty(), Optional.of(refusal), Optional.empty());
    }

    static Reading notRead(Failure why) {
      return new Reading(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(why));
    }
  }

  /** Reads the end of a Pod's log. Trouble with that is part of the result. */
  public Reading read(String namespace, RunPod pod) {
    try {
      return switch (new PodLog(calls, namespace, pod).tail(LINES, SILENCE)) {
        case ApiAnswer.Given<InputStream>(InputStream body) -> Reading.of(drain(body));
        case Refused<InputStream> refused -> Reading.refused(refused);
      };
    } catch (ClusterFailure unreachable) {
      return Reading.notRead(unreachable);
    }
  }

  private static LogVerdict drain(InputStream body) {
    var banner = new BannerParser();
    var lastWords = new LastWords();
    var lines =
        new LineSplitter(
            LONGEST_LINE,
            line -> {
              banner.line(line);
              lastWords.line(line.substring(line.lastIndexOf('\r') + 1));
            });
    var chunk = new byte[CHUNK];
    try (body) {
      var total = 0;
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        lines.accept(chunk, 0, read);
        total += read;
        if (total > MOST_BYTES) {
          break;
        }
      }
      lines.end();
    } catch (IOException broken) {
      // What was read so far may still hold the whole banner; if not, it proves nothing.
    }
    return new LogVerdict(banner, lastWords.reason());
  }
}
