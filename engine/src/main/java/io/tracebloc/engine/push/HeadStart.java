package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.replace.OldTable;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.SubmitListener;
import io.tracebloc.engine.submit.SubmitOutcome;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferProgress;
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The same rooms, of which some are entered early: while a large dataset is still being checked,
 * the release is found and the stage opened ({@code design.md} 2). What goes wrong early is told at
 * its turn. Whether somebody else works on the dataset is asked at its turn, too: a check may take
 * long. Closing removes a stage that nobody took. Used by one thread, but for {@link #spellings}.
 */
final class HeadStart implements PushSteps, AutoCloseable {
  private final PushSteps steps;
  private final PushRequest request;
  private final HeldBackEvents events = new HeldBackEvents();
  private final Timeline timeline;
  private Optional<EarlySteps> early = Optional.empty();

  /**
   * Rooms of one push.
   *
   * @param timeline hears warnings of a stage that is not used
   */
  HeadStart(PushSteps steps, PushRequest request, Timeline timeline) {
    this.steps = requireNonNull(steps);
    this.request = requireNonNull(request);
    this.timeline = requireNonNull(timeline);
  }

  @Override
  public PreflightResult preflight(DatasetRequest dataset, PreflightListener listener) {
    return steps.preflight(dataset, new LongCheck(listener, this::begin, this::giveUp));
  }

  /** A key that was given may belong to a run already, for which nothing is staged. */
  private void begin(FileSet files) {
    if (!request.dryRun() && !request.keyIsGiven()) {
      early = Optional.of(new EarlySteps(steps, request, files, events));
    }
  }

  /** The rest of the check does not wait for that, the end of the push does. */
  private void giveUp() {
    early.ifPresent(begun -> Thread.ofVirtual().name("give-up").start(begun::close));
  }

  @Override
  public IngestConfig document(CheckedDataset dataset) {
    return steps.document(dataset);
  }

  @Override
  public InstalledRelease locate(ReleaseRequest asked) {
    return early.flatMap(EarlySteps::release).orElseGet(() -> steps.locate(asked));
  }

  @Override
  public void prepare(Submission submission) {
    steps.prepare(submission);
  }

  @Override
  public List<String> requireNoUnendedRun(InstalledRelease release, String dataset) {
    return steps.requireNoUnendedRun(release, dataset);
  }

  @Override
  public Set<String> spellings(InstalledRelease release, String dataset, StreamOptions streams) {
    return steps.spellings(release, dataset, streams);
  }

  @Override
  public StagingSession open(
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      TransferListener listener) {
    events.passTo(listener);
    return early
        .flatMap(open -> open.stage(files))
        .orElseGet(() -> steps.open(target, destination, options, files, listener));
  }

  @Override
  public OldTable oldTable(InstalledRelease release, String dataset, StreamOptions streams) {
    return steps.oldTable(release, dataset, streams);
  }

  @Override
  public Optional<IngestionRun> runOf(Submission submission) {
    return steps.runOf(submission);
  }

  @Override
  public boolean exists(IngestionRun run) {
    return steps.exists(run);
  }

  @Override
  public boolean isQuiet(IngestionRun run) {
    return steps.isQuiet(run);
  }

  @Override
  public SubmitOutcome submit(Submission submission, SubmitListener listener) {
    return steps.submit(submission, listener);
  }

  @Override
  public RunOutcome follow(IngestionRun run, RunListener listener) {
    return steps.follow(run, listener);
  }

  @Override
  public void close() {
    early.ifPresent(this::end);
  }

  /** Of a stage that was not used only its warnings are told. */
  private void end(EarlySteps begun) {
    begun.close();
    events.passTo(new WarningsOnly(timeline));
  }

  private record WarningsOnly(Timeline timeline) implements TransferListener {
    @Override
    public void podPhase(String pod, String phase) {}

    @Override
    public void progress(TransferProgress progress) {}

    @Override
    public void warning(String message) {
      timeline.warn(message);
    }
  }
}
