package io.tracebloc.engine.transfer;

import io.kubernetes.client.openapi.models.V1Pod;
import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.WatchEvent;
import io.tracebloc.engine.cluster.WatchQuery;
import io.tracebloc.engine.cluster.Watcher;
import io.tracebloc.engine.cluster.Watches;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.scope.LimitedWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One stage Pod from before its creation to after its deletion. While it is in use it is watched,
 * so that a Pod that vanishes is noticed at once.
 */
final class StagePod implements PodWatch, AutoCloseable {
  private static final Duration DELETION = Duration.ofSeconds(30);

  /** How much longer than asked a watch may take when the server does not say anything at all. */
  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final Cluster cluster;
  private final V1Pod document;
  private final String namespace;
  private final TransferListener listener;
  private final Object lossLock = new Object();
  private String name;
  private boolean answered;
  private boolean closed;
  private Optional<String> loss = Optional.empty();
  private final List<Runnable> lossActions = new ArrayList<>();
  private Optional<Thread> watching = Optional.empty();

  StagePod(Cluster cluster, V1Pod document, TransferListener listener) {
    this.cluster = cluster;
    this.document = document;
    this.namespace = document.getMetadata().getNamespace();
    this.name = document.getMetadata().getName();
    this.listener = listener;
  }

  /** The command that deletes a Pod at once. */
  static String deleteCommand(String namespace, String name) {
    return "kubectl delete pod %s -n %s --grace-period=0 --force"
        .formatted(Printable.of(name), Printable.of(namespace));
  }

  String name() {
    return name;
  }

  /** Notes the server's answer to the creation. */
  void created(V1Pod answer) {
    answered = true;
    if (answer.getMetadata() != null && answer.getMetadata().getName() != null) {
      name = answer.getMetadata().getName();
    }
    listener.podPhase(name, "Pending");
  }

  /** Notes that the server refused the creation: there is nothing to delete. */
  void refused() {
    closed = true;
  }

  /** Waits until commands can be run, then keeps an eye on the Pod. */
  void awaitReady(Duration limit) throws InterruptedException {
    var readiness = new Readiness();
    var pods = WatchQuery.pods(namespace).named(name);
    boolean satisfied =
        LimitedWork.call(limit.plus(SILENCE), () -> watchUntilReady(pods, limit, readiness))
            .orElse(false);
    if (!satisfied || !readiness.ready) {
      throw notReady(readiness, limit);
    }
    watching = Optional.of(Thread.ofVirtual().name("stage-pod-watch").start(this::watch));
  }

  /** A right that is missing will be missing the next time as well, so there is no next time. */
  private boolean watchUntilReady(WatchQuery<V1Pod> pods, Duration limit, Readiness readiness)
      throws InterruptedException {
    try {
      return Watches.of(cluster).until(subject(), pods, limit, readiness);
    } catch (ClusterFailure refused) {
      if (!refused.checks().contains(CheckId.X4)) {
        throw refused;
      }
      throw new StagingFailure(
              refused.getMessage(),
              "Staging needs the rights \"get\", \"list\" and \"watch\" on pods in the namespace %s; ask the"
                      .formatted(Printable.of(namespace))
                  + " cluster's administrator for them.",
              refused)
          .explainedBy(CheckId.X4);
    }
  }

  @Override
  public Optional<String> loss() {
    synchronized (lossLock) {
      return loss;
    }
  }

  /**
   * Asks the server whether the Pod can still be used; one who may not ask is told what is known.
   *
   * @throws ClusterFailure if the server cannot be reached
   */
  boolean isThere() throws InterruptedException {
    if (loss().isPresent()) {
      return false;
    }
    var calls = ApiCalls.of(cluster);
    var answer =
        LimitedWork.call(
            () ->
                calls.attempt(
                    "reading " + subject(),
                    calls.core().readNamespacedPod(name, namespace)::execute));
    switch (answer) {
      case ApiAnswer.Given<V1Pod>(V1Pod now) -> notice(now);
      case ApiAnswer.Refused<V1Pod> refused when refused.code() == 404 ->
          lost("was deleted by somebody");
      case ApiAnswer.Refused<V1Pod> _ -> {}
    }
    return loss().isEmpty();
  }

  @Override
  public Listening onLoss(Runnable action) {
    boolean lost;
    synchronized (lossLock) {
      lossActions.add(action);
      lost = loss.isPresent();
    }
    if (lost) {
      action.run();
    }
    return () -> {
      synchronized (lossLock) {
        lossActions.remove(action);
      }
    };
  }

  /** Deletes the Pod, within 30 s, also after an interrupt; once. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    watching.ifPresent(Thread::interrupt);
    var deletion = new PodDeletion(cluster, document);
    if (!LimitedWork.callDeaf(DELETION, () -> deletion.delete(name, answered)).orElse(false)) {
      listener.warning(
          "the stage Pod %s could not be deleted; delete it with: %s"
              .formatted(Printable.of(name), deleteCommand(namespace, name)));
    }
  }

  private String subject() {
    return "the stage Pod %s in namespace %s"
        .formatted(Printable.of(name), Printable.of(namespace));
  }

  /** Sees the Pod until it is ready or can never be. */
  private final class Readiness implements Watcher<V1Pod> {
    private volatile PodCondition last =
        new PodCondition("Pending", false, false, Optional.empty(), "");
    private volatile boolean ready;
    private volatile boolean gone;
    private String told = "Pending";

    @Override
    public boolean sees(WatchEvent<V1Pod> event) {
      gone = event.deleted() || isBeingDeleted(event.object());
      last = PodCondition.of(event.object());
      ready = last.ready() && !gone;
      tell(last.waiting().orElse(last.phase()));
      return ready || gone || last.over();
    }

    @Override
    public boolean seesAll(List<V1Pod> objects) {
      gone = objects.isEmpty();
      return gone;
    }

    private void tell(String news) {
      if (!news.equals(told)) {
        told = news;
        listener.podPhase(name, news);
      }
    }
  }

  private StagingFailure notReady(Readiness readiness, Duration limit) {
    if (readiness.gone) {
      return new StagingFailure(
              "the stage Pod %s was deleted by somebody before it was ready"
                  .formatted(printableName()),
              "Try again.")
          .explainedBy(CheckId.X10);
    }
    var reason = readiness.last.reason();
    var cause = readiness.last.waiting().orElse("it is still " + readiness.last.phase());
    var what =
        readiness.last.over()
            ? "cannot start"
            : "was not ready after %d s".formatted(limit.toSeconds());
    return new StagingFailure(
            "the stage Pod %s %s: %s".formatted(printableName(), what, cause), remedy(reason))
        .explainedBy(checks(reason));
  }

  private static CheckId[] checks(String reason) {
    return switch (reason) {
      case "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull" ->
          new CheckId[] {CheckId.X12};
      case "Unschedulable" -> new CheckId[] {CheckId.X6, CheckId.C5};
      case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
          new CheckId[] {CheckId.X12};
      case "DeadlineExceeded", "Evicted", "OOMKilled" -> new CheckId[] {CheckId.C5};
      default -> new CheckId[] {CheckId.X6, CheckId.X12};
    };
  }

  private static String remedy(String reason) {
    return switch (reason) {
      case "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull" ->
          "The cluster cannot get the image. Name one that it can pull, for example from the site's"
              + " mirror, with {flag:stage-image}, or give it longer with {flag:stage-timeout}.";
      case "Unschedulable" ->
          "No node can take the Pod. A claim that only one node may use keeps it there; see the"
              + " reason above.";
      case "CreateContainerConfigError", "CreateContainerError", "RunContainerError" ->
          "Check the release's identity (runAsUser) and the image given with {flag:stage-image}.";
      case "DeadlineExceeded", "Evicted", "OOMKilled" -> "Try again.";
      default -> "Look at it with \"kubectl describe pod\" and try again.";
    };
  }

  private String printableName() {
    return Printable.of(name);
  }

  private static boolean isBeingDeleted(V1Pod pod) {
    return pod.getMetadata() != null && pod.getMetadata().getDeletionTimestamp() != null;
  }

  private void watch() {
    try {
      Watches.of(cluster)
          .until(
              subject(),
              WatchQuery.pods(namespace).named(name),
              Duration.ofDays(30),
              new Watcher<V1Pod>() {
                @Override
                public boolean sees(WatchEvent<V1Pod> event) {
                  return isLost(event);
                }

                @Override
                public boolean seesAll(List<V1Pod> objects) {
                  return objects.isEmpty() && lost("was deleted by somebody");
                }
              });
    } catch (InterruptedException closing) {
      // The Pod is being deleted by ourselves.
    } catch (Failure blind) {
      // The streams to the Pod will say what is wrong with the server.
    }
  }

  private boolean isLost(WatchEvent<V1Pod> event) {
    return event.deleted() ? lost("was deleted by somebody") : notice(event.object());
  }

  private boolean notice(V1Pod now) {
    if (isBeingDeleted(now)) {
      return lost("was deleted by somebody");
    }
    var condition = PodCondition.of(now);
    return condition.over()
        && lost(
            "ended by itself (%s%s)"
                .formatted(
                    condition.phase(), condition.waiting().map(text -> ", " + text).orElse("")));
  }

  private boolean lost(String how) {
    List<Runnable> actions;
    synchronized (lossLock) {
      loss = Optional.of("the stage Pod %s %s".formatted(printableName(), how));
      actions = List.copyOf(lossActions);
    }
    actions.forEach(Runnable::run);
    return true;
  }
}
