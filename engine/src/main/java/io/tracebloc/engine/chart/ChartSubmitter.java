package io.tracebloc.engine.chart;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.SubmitListener;
import io.tracebloc.engine.submit.SubmitOutcome;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import io.tracebloc.engine.submit.Submitter;
import io.tracebloc.engine.submit.Via;
import io.tracebloc.engine.watch.JobGlance;
import io.tracebloc.engine.watch.RunListener;
import java.util.Optional;

/**
 * Submits by installing or upgrading a release of the chart {@code ingestor} ({@code
 * contract/protocol.md} 5). Helm's library is loaded when the first submission is prepared. Safe
 * for use by several threads.
 */
public final class ChartSubmitter implements Submitter {
  private final Cluster cluster;
  private final Submitter direct;
  private final HelmDoor door;

  /**
   * A submitter.
   *
   * @param direct the direct way to the same cluster, which knows how runs are found
   */
  public ChartSubmitter(Cluster cluster, HostEnvironment environment, Submitter direct) {
    this(cluster, direct, new HelmDoor(cluster.endpoint()::kubeconfig, environment));
  }

  ChartSubmitter(Cluster cluster, Submitter direct, HelmDoor door) {
    this.cluster = requireNonNull(cluster);
    this.direct = requireNonNull(direct);
    this.door = requireNonNull(door);
  }

  @Override
  public void prepare(Submission submission) {
    var way = way(submission);
    refuseLocalEndpoint(submission);
    ChartValues.of(submission, way);
    door.open(
        submission.target().namespace(),
        room -> {
          room.chart(way);
          room.state(way.release()).check();
          return null;
        });
  }

  @Override
  public SubmitOutcome submit(Submission submission, SubmitListener listener) {
    var way = way(submission);
    try {
      return door.open(
          submission.target().namespace(),
          room -> {
            var chart = room.chart(way);
            var state = room.state(way.release());
            state.check();
            if (Thread.currentThread().isInterrupted()) {
              throw new InterruptedFailure("Interrupted before the run was submitted", "");
            }
            var values = room.folder().write("values.json", ChartValues.of(submission, way));
            return new ChartSubmit(
                    room.helm(),
                    submission,
                    way,
                    hook(submission, way, listener),
                    () -> direct.runOf(submission),
                    listener)
                .run(chart, state, values);
          });
    } catch (Failure e) {
      return new Refused(e, false);
    }
  }

  @Override
  public Optional<IngestionRun> runOf(Submission submission) {
    return direct.runOf(submission);
  }

  private JobGlance hook(Submission submission, Via.Chart way, SubmitListener listener) {
    return new JobGlance(
        cluster,
        submission.target().namespace(),
        way.release() + "-submit",
        new RunListener() {
          @Override
          public void podPhase(String pod, String phase) {
            listener.podPhase(pod, phase);
          }

          @Override
          public void logLine(String pod, String line) {
            listener.logLine(pod, line);
          }
        });
  }

  private static Via.Chart way(Submission submission) {
    return switch (submission.via()) {
      case Via.Chart way -> way;
      case Via.Direct _ ->
          throw new IllegalArgumentException("the submission asks for another way");
    };
  }

  /** The hook runs in the cluster, where this machine's own addresses mean something else. */
  private static void refuseLocalEndpoint(Submission submission) {
    submission
        .target()
        .endpoint()
        .map(address -> String.valueOf(address.getHost()))
        .filter(host -> host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]"))
        .ifPresent(
            host -> {
              throw new InputFailure(
                  "The endpoint is at %s, which a hook in the cluster cannot reach".formatted(host),
                  "Leave {flag:endpoint} out, or give an address that Pods can reach");
            });
  }
}
