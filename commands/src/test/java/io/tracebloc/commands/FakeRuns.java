package io.tracebloc.commands;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.ingest.DocumentGlance;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.PushStatus;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.runs.Attempt;
import io.tracebloc.engine.runs.Belonging;
import io.tracebloc.engine.runs.CancelPlan;
import io.tracebloc.engine.runs.CancelResult;
import io.tracebloc.engine.runs.FollowedRun;
import io.tracebloc.engine.runs.JobCondition;
import io.tracebloc.engine.runs.Kept;
import io.tracebloc.engine.runs.LogListener;
import io.tracebloc.engine.runs.LogRequest;
import io.tracebloc.engine.runs.Run;
import io.tracebloc.engine.runs.RunDetails;
import io.tracebloc.engine.runs.RunEvent;
import io.tracebloc.engine.runs.RunListing;
import io.tracebloc.engine.runs.RunState;
import io.tracebloc.engine.runs.Runs;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.watch.IngestionSummary;
import io.tracebloc.engine.watch.RunPod;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Two runs of a namespace; keeps what it was asked. The terminal's clock stands at the epoch. */
final class FakeRuns implements Runs {
  static final Run LOSSY =
      new Run(
          "demo",
          "ingest-job-a",
          "key-a",
          new DocumentGlance(
              Optional.of("leaves"),
              Optional.of("image_classification"),
              Optional.of("train"),
              Optional.empty()),
          RunState.COMPLETED_WITH_FAILURES,
          "Records were lost",
          Instant.EPOCH.minusSeconds(7200),
          Optional.of(Instant.EPOCH.minusSeconds(7190)),
          Optional.of(Instant.EPOCH.minusSeconds(7000)),
          2,
          "ghcr.io/tracebloc/ingestor:0.8",
          Optional.of(Results.LOSSY));
  static final Run HOSTILE =
      new Run(
          "demo",
          "ingest-job-b",
          "",
          new DocumentGlance(
              Optional.of("no\u001b[2J"), Optional.empty(), Optional.empty(), Optional.empty()),
          RunState.PENDING,
          "ImagePullBackOff",
          Instant.EPOCH.minusSeconds(60),
          Optional.empty(),
          Optional.empty(),
          1,
          "",
          Optional.empty());

  final List<String> asked = new ArrayList<>();
  List<Run> runs = List.of(LOSSY, HOSTILE);
  List<String> remarks = List.of();
  List<String> log = List.of("first", "10%|\r50%|\u001b[31m\rdone");
  PushStatus ending = PushStatus.SUCCEEDED;
  Optional<RuntimeException> problem = Optional.empty();

  @Override
  public RunListing list(boolean logs) {
    asked.add("list " + logs);
    return new RunListing(Optional.of("demo"), runs, remarks);
  }

  @Override
  public void watch(boolean logs, Observer observer) {
    asked.add("watch " + logs);
    observer.first(new RunListing(Optional.of("demo"), runs, remarks));
    observer.changed(HOSTILE);
  }

  private static Attempt attempt(int number, String pod, String phase, int code) {
    return new Attempt(
        number,
        new RunPod(
            pod,
            Instant.EPOCH.minusSeconds(7000),
            phase,
            "",
            true,
            OptionalInt.of(code),
            Optional.empty(),
            Optional.empty()),
        "Error",
        "",
        Optional.of(Instant.EPOCH.minusSeconds(6900)),
        Optional.of(Instant.EPOCH.minusSeconds(6800)),
        0,
        "node-1",
        false);
  }

  @Override
  public RunDetails show(String word) {
    asked.add("show " + word);
    return new RunDetails(
        LOSSY,
        Optional.of(
            List.of(
                attempt(1, "ingest-job-a-1", "Failed", 1),
                attempt(2, "ingest-job-a-2\u0007", "Failed", 137))),
        List.of(
            new JobCondition(
                "Failed",
                "True",
                "BackoffLimitExceeded",
                "Job has reached the specified backoff limit",
                Optional.of(Instant.EPOCH.minusSeconds(100)))),
        Optional.of(
            List.of(
                new RunEvent(
                    Instant.EPOCH.minusSeconds(130),
                    "Warning",
                    "BackOff",
                    "pod/ingest-job-a-1",
                    "Back-off \u001b[5mrestarting",
                    3))),
        remarks);
  }

  @Override
  public void logs(LogRequest request, LogListener listener) {
    asked.add("logs " + request);
    listener.begins(attempt(1, "p1", "Failed", 1), true);
    log.forEach(listener::line);
    listener.begins(attempt(2, "p2", "Succeeded", 0), true);
    listener.line("last");
  }

  @Override
  public FollowedRun follow(String word, Optional<Duration> limit, PushListener listener) {
    asked.add("follow " + word + " " + limit);
    var run = new IngestionRun("ingest-job-a", "demo", "key-a", false);
    listener.on(new PushEvent.RunAccepted(run));
    listener.on(new PushEvent.StepStarted(Step.WATCH));
    listener.on(new PushEvent.LogLine("p1", "working"));
    var counts = ending == PushStatus.SUCCEEDED ? Results.CLEAN : Results.LOSSY;
    return new FollowedRun(
        run,
        LOSSY.document(),
        ending,
        Optional.<IngestionSummary>of(counts).filter(_ -> ending != PushStatus.DETACHED),
        "",
        Map.of(Step.WATCH, Duration.ofSeconds(3)),
        problem.map(Failure.class::cast));
  }

  @Override
  public CancelResult cancel(String word, boolean dryRun, CancelPlan.Approval approval) {
    asked.add("cancel " + word);
    var plan =
        new CancelPlan(
            LOSSY,
            List.of(
                new Belonging(Belonging.Kind.JOB, "ingest-job-a"),
                new Belonging(Belonging.Kind.SECRET, "ingest-token-a")),
            List.of(new Kept("table leaves", "see '{command:datasets delete}'")),
            remarks);
    if (dryRun) {
      return new CancelResult(CancelResult.Status.DRY_RUN, plan);
    }
    if (!approval.approves(plan)) {
      return new CancelResult(CancelResult.Status.DECLINED, plan);
    }
    problem.ifPresent(
        failure -> {
          throw failure;
        });
    asked.add("removed");
    return new CancelResult(CancelResult.Status.CANCELLED, plan);
  }

  @Override
  public void close() {
    asked.add("closed");
  }
}
