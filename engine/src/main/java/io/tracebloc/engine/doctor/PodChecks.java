package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Tree;
import java.time.Duration;
import java.util.List;

/** C2 and C3: whether Pods run, and keep running. Stage Pods are the business of X10 and X12. */
final class PodChecks {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MANY_RESTARTS = 3;

  private final Case about;

  PodChecks(Case about) {
    this.about = about;
  }

  Verdict health() {
    return switch (about.objects().pods()) {
      case Refused<List<Tree>> refused ->
          Verdict.warn(
              refused.failure().getMessage(),
              Remedy.say("Ask for the right to list pods in namespace " + about.namespace()));
      case Given<List<Tree>>(var items) -> health(views(items));
    };
  }

  private Verdict health(List<PodView> pods) {
    for (var pod : pods) {
      var crashing = pod.waiting("CrashLoopBackOff");
      if (crashing.isPresent()) {
        var container = crashing.get().text("name").orElse("");
        return Verdict.fail(
            "Pod %s: container %s crashes again and again (CrashLoopBackOff)"
                .formatted(pod.name(), container),
            about.kubectl("logs", pod.name(), "-c", container, "--previous"));
      }
    }
    var stuck = pods.stream().filter(this::isStuck).toList();
    if (!stuck.isEmpty()) {
      var first = stuck.getFirst();
      return Verdict.warn(
              "Pending for more than 5 minutes: "
                  + stuck.stream()
                      .map(pod -> "Pod %s (%s)".formatted(pod.name(), pod.hindrance()))
                      .collect(joining(", ")),
              about.kubectl("describe", "pod", first.name()))
          // A warning, but the client is not ready (releases.md 5.2).
          .countingAs(Verdict.Result.FAIL);
    }
    return Verdict.ok("%d Pods, none crashes or waits".formatted(pods.size()));
  }

  private boolean isStuck(PodView pod) {
    return pod.isPending() && about.age(pod.pod()).compareTo(PATIENCE) > 0;
  }

  Verdict restarts() {
    return switch (about.objects().pods()) {
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
      case Given<List<Tree>>(var items) -> restarts(views(items));
    };
  }

  private Verdict restarts(List<PodView> pods) {
    for (var pod : pods) {
      for (var state : pod.containers()) {
        var count = state.at("restartCount").number().orElse(0);
        if (count >= MANY_RESTARTS) {
          var container = state.text("name").orElse("");
          return Verdict.warn(
              "Pod %s: container %s was restarted %d times".formatted(pod.name(), container, count),
              about.kubectl("logs", pod.name(), "-c", container, "--previous"));
        }
      }
    }
    return Verdict.ok("no container was restarted %d times".formatted(MANY_RESTARTS));
  }

  private static List<PodView> views(List<Tree> items) {
    return items.stream().map(PodView::new).filter(pod -> !pod.isStagePod()).toList();
  }
}
