package io.tracebloc.commands;

import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.push.OldDataset;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.push.PushStatus;
import io.tracebloc.engine.push.Step;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.transfer.TransferReport;
import io.tracebloc.engine.watch.IngestionSummary;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Makes up how a push ended. */
public record Results(PushRequest request) {
  /** The counts of a run that kept everything. */
  public static final IngestionSummary CLEAN =
      new IngestionSummary("a1b2", 1500, 1500, 1500, 1500, 0, 0, 0);

  /** The counts of a run that lost three rows. */
  public static final IngestionSummary LOSSY =
      new IngestionSummary("a1b2", 1500, 1497, 1497, 1497, 1, 2, 0);

  private static final Map<Step, Duration> DURATIONS =
      Map.of(
          Step.SCAN,
          Duration.ofMillis(1500),
          Step.TRANSFER,
          Duration.ofSeconds(75),
          Step.VERIFY,
          Duration.ofMillis(250));

  /** Ends of this push. */
  public static Results of(PushRequest request) {
    return new Results(request);
  }

  /** Before a run was accepted. */
  public PushResult failed(Failure failure) {
    var status =
        switch (failure) {
          case CredentialFailure _ -> PushStatus.AUTH_ERROR;
          case SubmitFailure _ -> PushStatus.SUBMIT_ERROR;
          default -> PushStatus.ERROR;
        };
    return result(status, Optional.empty(), Optional.empty(), Optional.of(failure));
  }

  /** Before anything was created. */
  public PushResult dryRun() {
    return result(PushStatus.DRY_RUN, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** With every record. */
  public PushResult clean() {
    return result(PushStatus.SUCCEEDED, Optional.of(run()), Optional.of(CLEAN), Optional.empty());
  }

  /** With some records lost. */
  public PushResult lossy() {
    return result(
        PushStatus.COMPLETED_WITH_FAILURES,
        Optional.of(run()),
        Optional.of(LOSSY),
        Optional.of(new RunFailure("3 of 1,500 records were lost", "See the log.")));
  }

  /** With the run still going on. */
  public PushResult detached() {
    return result(PushStatus.DETACHED, Optional.of(run()), Optional.empty(), Optional.empty());
  }

  private IngestionRun run() {
    return new IngestionRun("ingest-job-1", "demo", request.key().value(), false);
  }

  private PushResult result(
      PushStatus status,
      Optional<IngestionRun> run,
      Optional<IngestionSummary> summary,
      Optional<Failure> failure) {
    return new PushResult(
        status,
        request.dataset().table(),
        request.dataset().category(),
        request.dataset().intent(),
        request.key(),
        Optional.of("tracebloc"),
        Optional.of("demo"),
        Optional.empty(),
        run,
        summary,
        run.map(
            _ ->
                new StagedFiles(
                    "/data/shared/.tracebloc-staging/leaves",
                    1501,
                    4096,
                    TransferReport.once(1501, 4096))),
        status != PushStatus.SUCCEEDED && run.isPresent(),
        run.isPresent() ? DURATIONS : Map.of(),
        "",
        failure,
        request.via(),
        Optional.empty(),
        request.overwrite() && status == PushStatus.SUCCEEDED
            ? Optional.of(OldDataset.REMOVED)
            : Optional.empty());
  }
}
