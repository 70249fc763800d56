package io.tracebloc.engine.push;

import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.replace.OldTable;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.VolumeWork;
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Optional;

/** The rooms in which a replacement is finished; as {@link PushSteps} are. */
public interface RecoverSteps {
  /** Finds the release; creates nothing. */
  InstalledRelease locate(ReleaseRequest request);

  /** Creates a stage Pod and waits until it is ready. */
  VolumeWork open(
      InstalledRelease release, String dataset, StagingOptions options, TransferListener listener);

  /** The table of the dataset; creates nothing. */
  OldTable oldTable(InstalledRelease release, String dataset, StreamOptions streams);

  /** The run of that key, if its Job is there. */
  Optional<IngestionRun> runOf(InstalledRelease release, IdempotencyKey key);

  /** Whether no Pod of the run works any more; waits a while for that. */
  boolean isQuiet(IngestionRun run);

  /** Follows the run; an interrupt detaches from it. */
  RunOutcome follow(IngestionRun run, RunListener listener);
}
