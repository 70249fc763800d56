package io.tracebloc.engine.submit;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Optional;

/**
 * Submits runs to jobs-manager ({@code contract/protocol.md} 1-3): token right before the POST, one
 * key for all attempts, through a port-forward or directly. Safe for use by several threads.
 */
public final class SubmitClient implements Submitter {
  private final Cluster cluster;
  private final PodStreams streams;
  private final boolean insideCluster;
  private final ProxySelector proxies;
  private final Patience patience;

  /**
   * A client.
   *
   * @param insideCluster whether this program runs in the cluster, where Services have addresses
   * @param proxies for endpoints outside the cluster
   */
  public SubmitClient(
      Cluster cluster,
      PodStreams streams,
      boolean insideCluster,
      ProxySelector proxies,
      Patience patience) {
    this.cluster = requireNonNull(cluster);
    this.streams = requireNonNull(streams);
    this.insideCluster = insideCluster;
    this.proxies = requireNonNull(proxies);
    this.patience = requireNonNull(patience);
  }

  @Override
  public SubmitOutcome submit(Submission submission, SubmitListener listener) {
    IngestTarget target = submission.target();
    var tokens = new IngestorTokens(cluster);
    var attempts =
        new Attempts(
            submission,
            transport(target),
            () -> tokens.forIngestion(target.namespace(), target.serviceAccount()),
            patience,
            listener);
    SubmitOutcome outcome = attempts.run();
    return switch (outcome) {
      case Refused refused when refused.mayHaveStarted() ->
          clearUp(refused, submission, attempts.isUnanswered());
      case Refused _, Accepted _ -> outcome;
    };
  }

  /**
   * Asks the cluster what became of a run about which jobs-manager did not tell. While a request is
   * unanswered its Job can still appear, so only its presence proves anything.
   */
  private SubmitOutcome clearUp(Refused refused, Submission submission, boolean unanswered) {
    if (refused.failure() instanceof InterruptedFailure) {
      return refused;
    }
    try {
      return runOf(submission)
          .<SubmitOutcome>map(Accepted::new)
          .orElseGet(() -> new Refused(refused.failure(), unanswered));
    } catch (Failure e) {
      return refused;
    }
  }

  @Override
  public Optional<IngestionRun> runOf(Submission submission) {
    return new RunByKey(ApiCalls.of(cluster))
        .find(submission.target().namespace(), submission.key());
  }

  private SubmitTransport transport(IngestTarget target) {
    Optional<URI> direct =
        target.endpoint().or(() -> insideCluster ? Optional.of(service(target)) : Optional.empty());
    return direct
        .<SubmitTransport>map(
            endpoint -> new DirectTransport(endpoint, patience.exchange(), proxies))
        .orElseGet(
            () ->
                new PodTransport(
                    target, new ServicePods(ApiCalls.of(cluster)), streams, patience.exchange()));
  }

  private static URI service(IngestTarget target) {
    return URI.create(
        "http://%s.%s.svc.cluster.local:%d"
            .formatted(target.service(), target.namespace(), target.port()));
  }
}
