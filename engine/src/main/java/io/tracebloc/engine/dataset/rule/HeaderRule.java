package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/** Looks at the column names of the manifest; runs before anything else is read. */
@FunctionalInterface
public interface HeaderRule {
  /** Reports what is wrong. */
  void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings);
}
