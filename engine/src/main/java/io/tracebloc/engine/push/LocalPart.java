package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.ingest.IngestConfig;
import java.util.Optional;

/** Scan, preflight and document: everything that happens on this machine alone. */
final class LocalPart {
  private final PushSteps steps;
  private final Journey journey;

  LocalPart(PushSteps steps, Journey journey) {
    this.steps = steps;
    this.journey = journey;
  }

  /**
   * A document to submit.
   *
   * @param dataset the checked files to stage for it; empty if they lie on the claim already
   */
  record Prepared(Optional<CheckedDataset> dataset, IngestConfig document) {}

  Prepared prepare(PushRequest request) {
    if (request.staged().isPresent()) {
      return new Prepared(Optional.empty(), request.staged().get().config());
    }
    CheckedDataset dataset = check(request);
    journey.start(Step.SPEC);
    IngestConfig document = steps.document(dataset);
    journey.finish("");
    return new Prepared(Optional.of(dataset), document);
  }

  private CheckedDataset check(PushRequest request) {
    journey.start(Step.SCAN);
    var listener = new FindingsListener();
    switch (steps.preflight(request.dataset(), listener)) {
      case CheckedDataset checked -> {
        listener.scanFinished(checked.files());
        journey.checked(checked);
        journey.finish("%,d records".formatted(checked.rows()));
        return checked;
      }
      case RejectedDataset rejected -> throw rejected.failure();
    }
  }

  private final class FindingsListener implements PreflightListener {
    @Override
    public void finding(Finding finding) {
      journey.tell(new PushEvent.FindingReported(finding));
    }

    @Override
    public void scanFinished(FileSet files) {
      if (journey.isAt(Step.SCAN)) {
        journey.finish(Amounts.of(files.count(), files.bytes()));
        journey.start(Step.PREFLIGHT);
      }
    }
  }
}
