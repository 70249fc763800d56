package io.tracebloc.commands.datasets;

import io.tracebloc.engine.catalog.DatasetList;
import io.tracebloc.engine.catalog.DatasetSurvey;
import io.tracebloc.engine.catalog.RemovalPlan;
import io.tracebloc.engine.catalog.RemovalResult;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import java.time.Duration;
import java.util.List;

/** The datasets that a call is about. Everything blocks and ends soon when it is interrupted. */
public interface Datasets extends AutoCloseable {
  /** Those of the release. */
  DatasetList list();

  /** Those of all namespaces, as far as the caller may look. */
  DatasetSurvey everywhere();

  /** Waits until it is worth looking again. */
  void rest(Duration pause);

  /** One of them. */
  ShownDataset show(String name);

  /** What deleting these would remove; changes nothing. */
  RemovalPlan plan(List<String> names);

  /** Deletes as planned; failures end up in the result. */
  RemovalResult remove(RemovalPlan plan, StagingOptions staging, TransferListener listener);

  @Override
  void close();
}
