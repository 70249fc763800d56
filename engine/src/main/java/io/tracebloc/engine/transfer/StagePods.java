package io.tracebloc.engine.transfer;

import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodList;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.scope.LimitedWork;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Creates stage Pods and finds forgotten ones ({@code contract/protocol.md} 4.2). */
final class StagePods {
  private static final Duration ORPHAN_AGE = Duration.ofMinutes(5);
  private static final Set<String> TOOLS = Set.of(StagePodSpec.OURS, StagePodSpec.REFERENCE_TOOL);

  private final Cluster cluster;
  private final StagingTarget target;
  private final Destination destination;
  private final StagingOptions options;
  private final TransferListener listener;
  private final Clock clock;
  private final Supplier<String> suffixes;

  StagePods(
      Cluster cluster,
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      TransferListener listener,
      Clock clock,
      Supplier<String> suffixes) {
    this.cluster = cluster;
    this.target = target;
    this.destination = destination;
    this.options = options;
    this.listener = listener;
    this.clock = clock;
    this.suffixes = suffixes;
  }

  /**
   * Creates a Pod and waits until it is ready; whatever goes wrong, it is deleted again.
   *
   * @param bytes size of the data to come
   * @throws ClusterFailure if trying again later can help: the server cannot be reached, or is busy
   */
  StagePod open(long bytes) {
    var now = clock.instant();
    var document =
        StagePodSpec.pod(
            StagePodSpec.name(destination, suffixes.get()),
            target,
            destination,
            options,
            bytes,
            now);
    // The deletion is certain before the creation begins.
    var pod = new StagePod(cluster, document, listener);
    boolean ready = false;
    try {
      switch (create(document)) {
        case ApiAnswer.Given<V1Pod>(V1Pod created) -> pod.created(created);
        case ApiAnswer.Refused<V1Pod> refused -> {
          if (refused.code() < 500) {
            pod.refused();
          }
          throw refusal(refused);
        }
      }
      pod.awaitReady(options.readyTimeout());
      ready = true;
      return pod;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("interrupted while the stage Pod was starting", "");
    } finally {
      if (!ready) {
        pod.close();
      }
    }
  }

  /** Tells of stage Pods that an earlier crash left behind; never deletes them. */
  void reportOrphans() throws InterruptedException {
    var list =
        LimitedWork.call(
            () ->
                ApiCalls.of(cluster)
                    .attempt(
                        "listing stage Pods in namespace " + Printable.of(target.namespace()),
                        ApiCalls.of(cluster)
                                .core()
                                .listNamespacedPod(target.namespace())
                                .labelSelector(
                                    StagePodSpec.COMPONENT + "=" + StagePodSpec.STAGE_POD)
                            ::execute));
    // Without the right to list there is nothing to tell.
    list.ifGiven().map(V1PodList::getItems).stream()
        .flatMap(java.util.List::stream)
        .filter(this::isOrphan)
        .map(this::orphanWarning)
        .forEach(listener::warning);
  }

  /** Creates it; where the namespace wants a limit for everything, with a CPU limit. */
  private ApiAnswer<V1Pod> create(V1Pod document) throws InterruptedException {
    var answer = createAsIs(document);
    if (answer instanceof ApiAnswer.Refused<V1Pod> refused && asksForCpuLimit(refused)) {
      StagePodSpec.limitCpu(document);
      return createAsIs(document);
    }
    return answer;
  }

  /** The words of a quota that counts limits, and of a LimitRange with a maximum. */
  private static boolean asksForCpuLimit(ApiAnswer.Refused<V1Pod> refused) {
    var words = refused.message();
    return refused.forbidden()
        && ((words.contains("must specify") && words.contains("limits.cpu"))
            || (words.contains("cpu") && words.contains("no limit is specified")));
  }

  private ApiAnswer<V1Pod> createAsIs(V1Pod document) throws InterruptedException {
    var action = "creating the stage Pod in namespace " + Printable.of(target.namespace());
    var calls = ApiCalls.of(cluster);
    return LimitedWork.call(
        () ->
            calls.attempt(
                action, calls.core().createNamespacedPod(target.namespace(), document)::execute));
  }

  private Failure refusal(ApiAnswer.Refused<V1Pod> refused) {
    var what = "the stage Pod was refused (%d): %s".formatted(refused.code(), refused.message());
    return refused.code() == 429 || refused.code() >= 500
        ? new ClusterFailure(what, "The cluster is busy or restarting. Try again.")
            .explainedBy(CheckId.C1)
        : new StagingFailure(what, remedy(refused)).explainedBy(checks(refused));
  }

  private String remedy(ApiAnswer.Refused<V1Pod> refused) {
    var words = refused.message().toLowerCase(Locale.ROOT);
    if (words.contains("podsecurity")) {
      return "The namespace's Pod Security rules ask for more than \"restricted\", or the release"
          + " asks for a user they do not allow. Have the rules or the release's identity"
          + " (runAsUser) changed.";
    }
    if (words.contains("quota")) {
      return "The namespace's quota has no room for a small Pod (50m CPU, 64Mi memory, limit"
          + " 256Mi, up to 1Gi for large data). Free some or have the quota raised.";
    }
    if (words.contains("serviceaccount") || words.contains("service account")) {
      return "The account %s is missing. Check the release, or name another one with"
              .formatted(Printable.of(target.serviceAccount()))
          + " {flag:service-account}.";
    }
    if (refused.forbidden()) {
      return "Staging needs the right \"create\" on pods in the namespace %s; a policy of the cluster"
              .formatted(Printable.of(target.namespace()))
          + " may also have refused this Pod. Ask the cluster's administrator.";
    }
    return "Check the release and the cluster's admission policies.";
  }

  private static CheckId[] checks(ApiAnswer.Refused<V1Pod> refused) {
    var words = refused.message().toLowerCase(Locale.ROOT);
    return new CheckId[] {
      words.contains("serviceaccount") || words.contains("service account")
          ? CheckId.X2
          : CheckId.X4
    };
  }

  private boolean isOrphan(V1Pod pod) {
    var metadata = pod.getMetadata();
    if (metadata == null || metadata.getCreationTimestamp() == null) {
      return false;
    }
    var labels = metadata.getLabels() == null ? Map.<String, String>of() : metadata.getLabels();
    return TOOLS.contains(labels.getOrDefault(StagePodSpec.MANAGED_BY, ""))
        && !PodCondition.of(pod).phase().equals("Running")
        && age(pod).compareTo(ORPHAN_AGE) > 0;
  }

  private Duration age(V1Pod pod) {
    return Duration.between(pod.getMetadata().getCreationTimestamp().toInstant(), clock.instant());
  }

  private String orphanWarning(V1Pod pod) {
    var metadata = pod.getMetadata();
    var table = metadata.getLabels().get(StagePodSpec.TABLE);
    return "the stage Pod %s (%s%s, %d minutes old) was left behind; delete it with: %s"
        .formatted(
            Printable.of(metadata.getName()),
            table == null ? "" : "dataset " + Printable.of(table) + ", ",
            PodCondition.of(pod).phase(),
            age(pod).toMinutes(),
            StagePod.deleteCommand(target.namespace(), metadata.getName()));
  }
}
