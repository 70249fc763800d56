package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/**
 * IMG-01: a column is called exactly {@code filename}. The cluster's own check ignores case, but
 * its copy step does not, and loses every row (trap 7).
 */
final class FilenameColumn implements HeaderRule {
  /** The name. */
  static final String NAME = "filename";

  private final HeaderRule exact = new ExactColumn(Rule.IMG_01, NAME, "the names of the pictures");

  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    exact.check(header, request, findings);
  }
}
