package io.tracebloc.engine.push;

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
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The rooms that a push walks through, in this order. Each method blocks, ends at once when its
 * thread is interrupted, and reports what went wrong as a {@link
 * io.tracebloc.engine.failure.Failure}.
 */
public interface PushSteps {
  /** Scans the dataset and checks its content; touches no cluster. */
  PreflightResult preflight(DatasetRequest request, PreflightListener listener);

  /** Writes the ingest document and validates it against the schema; touches no cluster. */
  IngestConfig document(CheckedDataset dataset);

  /** Finds the release; creates nothing. */
  InstalledRelease locate(ReleaseRequest request);

  /** The same without asking a person anything: several releases are a failure. */
  default InstalledRelease locateUnaided(ReleaseRequest request) {
    return locate(request);
  }

  /** Sees whether the way that the submission asks for is open; creates nothing. */
  default void prepare(Submission submission) {}

  /** Creates the stage Pod and waits until it is ready; removes it if it does not get so far. */
  StagingSession open(
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      TransferListener listener);

  /**
   * How the database spells a dataset's name among its tables, while other steps go on; creates
   * nothing.
   *
   * @throws io.tracebloc.engine.failure.Failure if it cannot be asked
   */
  Set<String> spellings(InstalledRelease release, String dataset, StreamOptions streams);

  /** The table of a dataset that is to be replaced; creates nothing. */
  OldTable oldTable(InstalledRelease release, String dataset, StreamOptions streams);

  /**
   * Refuses if a run that has not ended is of the dataset, whether or not it works already.
   *
   * @return what could not be found out, printable
   * @throws io.tracebloc.engine.failure.Failure if there is one, with the name of its Job
   */
  List<String> requireNoUnendedRun(InstalledRelease release, String dataset);

  /** The run that the submission's key belongs to already; creates nothing. */
  Optional<IngestionRun> runOf(Submission submission);

  /**
   * Whether the Job of a run is there.
   *
   * @throws io.tracebloc.engine.failure.Failure if nobody can tell
   */
  boolean exists(IngestionRun run);

  /**
   * Whether no Pod of a run works any more; waits a while for that.
   *
   * @throws io.tracebloc.engine.failure.Failure if nobody can tell
   */
  boolean isQuiet(IngestionRun run);

  /** Mints a token and submits the run. */
  SubmitOutcome submit(Submission submission, SubmitListener listener);

  /** Follows the run; an interrupt detaches from it. */
  RunOutcome follow(IngestionRun run, RunListener listener);
}
