package io.tracebloc.engine.stage;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.tree.ScannedTree;
import io.tracebloc.engine.tree.TreeRequest;

/**
 * The rooms that staging walks through, in this order. Each method blocks, ends soon when its
 * thread is interrupted, and reports what went wrong as a {@link
 * io.tracebloc.engine.failure.Failure}.
 */
public interface StageSteps {
  /** Lists the local files; touches no cluster. */
  ScannedTree scan(TreeRequest request);

  /** Finds the release; creates nothing. */
  InstalledRelease locate(ReleaseRequest request);

  /** Creates the stage Pod and waits until it is ready; removes it if it does not get so far. */
  StagingSession open(
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      TransferListener listener);
}
