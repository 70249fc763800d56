package io.tracebloc.engine.runs;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.watch.RunLogs;
import io.tracebloc.engine.watch.RunPod;
import java.util.List;
import java.util.function.Predicate;

/** Reads the logs of a run's attempts in their order. Used once. */
final class AttemptLogs {
  private final RunLogs logs;
  private final FoundRun found;
  private final List<Attempt> attempts;
  private final LogListener listener;

  AttemptLogs(RunLogs logs, FoundRun found, List<Attempt> attempts, LogListener listener) {
    this.logs = logs;
    this.found = found;
    this.attempts = attempts;
    this.listener = listener;
  }

  void read(LogRequest request) {
    if (request.attempt().isPresent()) {
      one(attempt(request.attempt().getAsInt()), request.follow());
    } else if (request.previous()) {
      previous();
    } else if (request.follow()) {
      follow();
    } else {
      all();
    }
  }

  private void all() {
    if (attempts.isEmpty()) {
      throw noPod();
    }
    tellLost();
    for (var attempt : attempts) {
      if (!attempt.pod().isUseful()) {
        listener.remark(waiting(attempt));
        continue;
      }
      listener.begins(attempt, attempts.size() > 1);
      read(attempt, false);
    }
  }

  /** The Job counts attempts whose Pods, and logs with them, are gone. */
  private void tellLost() {
    var job = found.job();
    var lost = job.active() + job.failed() + job.succeeded() - attempts.size();
    if (lost > 0) {
      listener.remark(
          "%d earlier Pod%s of the run %s gone, with their logs"
              .formatted(lost, lost == 1 ? "" : "s", lost == 1 ? "is" : "are"));
    }
  }

  private Attempt attempt(int number) {
    if (number < 1 || number > attempts.size()) {
      throw new InputFailure(
          "Run %s has no attempt %d; its Pods that are still there: %d"
              .formatted(Printable.of(found.job().name()), number, attempts.size()),
          "See them: {command:runs show} " + place());
    }
    return attempts.get(number - 1);
  }

  private void one(Attempt attempt, boolean follow) {
    if (follow
        && attempt.number() == attempts.size()
        && !found.job().state().verdict().isPresent()) {
      follow(pod -> pod.name().equals(attempt.pod().name()));
      return;
    }
    if (!attempt.pod().isUseful()) {
      throw new ClusterFailure(waiting(attempt), "").explainedBy(CheckId.C2, CheckId.C6);
    }
    listener.begins(attempt, false);
    read(attempt, false);
  }

  /** The Pod before the last; where there is only one, its container's life before this one. */
  private void previous() {
    if (attempts.size() > 1) {
      one(attempts.get(attempts.size() - 2), false);
      return;
    }
    if (attempts.isEmpty() || attempts.getLast().restarts() == 0) {
      throw new InputFailure(
          "Run %s has had one attempt only".formatted(Printable.of(found.job().name())),
          "Leave {flag:previous} out");
    }
    listener.begins(attempts.getLast(), false);
    read(attempts.getLast(), true);
  }

  private void read(Attempt attempt, boolean previous) {
    logs.read(found.job().namespace(), attempt.pod(), previous, new Lines(_ -> true));
  }

  private void follow() {
    tellLost();
    follow(_ -> true);
  }

  private void follow(Predicate<RunPod> wanted) {
    logs.follow(found.job().run(), new Lines(wanted));
  }

  private ClusterFailure noPod() {
    return new ClusterFailure(
            "No Pod of run %s is there, so there is no log"
                .formatted(Printable.of(found.job().name())),
            "See its conditions and events: {command:runs show} " + place())
        .explainedBy(CheckId.C2, CheckId.C6);
  }

  private String place() {
    return "%s -n %s"
        .formatted(Printable.of(found.job().name()), Printable.of(found.job().namespace()));
  }

  private static String waiting(Attempt attempt) {
    return "Pod %s has no log yet: it is %s"
        .formatted(Printable.of(attempt.pod().name()), attempt.pod().description());
  }

  /** Passes on what is wanted. */
  private final class Lines implements RunLogs.Listener {
    private final Predicate<RunPod> wanted;
    private boolean passing = true;
    private int begun;

    Lines(Predicate<RunPod> wanted) {
      this.wanted = wanted;
    }

    @Override
    public void begins(RunPod pod) {
      passing = wanted.test(pod);
      if (passing) {
        begun++;
        listener.begins(attempt(pod), attempts.size() > 1 || begun > 1);
      }
    }

    /** The attempt of a Pod, which may be younger than those that were listed. */
    private Attempt attempt(RunPod pod) {
      return attempts.stream()
          .filter(known -> known.pod().name().equals(pod.name()))
          .findFirst()
          .orElseGet(() -> Attempt.of(Math.max(attempts.size() + 1, begun), pod));
    }

    @Override
    public void line(String line) {
      if (passing) {
        listener.line(line);
      }
    }

    @Override
    public void warning(String message) {
      listener.remark(message);
    }
  }
}
