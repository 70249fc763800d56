package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.ingest.IngestConfig;

/** Scan, preflight and document: everything that happens before a cluster is touched. */
final class LocalPart {
  private final PushSteps steps;
  private final Journey journey;

  LocalPart(PushSteps steps, Journey journey) {
    this.steps = steps;
    this.journey = journey;
  }

  /** A dataset that passed, and its document. */
  record Prepared(CheckedDataset dataset, IngestConfig document) {}

  Prepared prepare(PushRequest request) {
    CheckedDataset dataset = check(request);
    journey.start(Step.SPEC);
    IngestConfig document = steps.document(dataset);
    journey.finish("");
    return new Prepared(dataset, document);
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
