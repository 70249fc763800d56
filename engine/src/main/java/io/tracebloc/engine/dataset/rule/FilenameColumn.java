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

  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    if (header.exact(NAME).isPresent()) {
      return;
    }
    var similar = header.resolve(NAME);
    findings.accept(
        Finding.of(
            Rule.IMG_01,
            similar.isPresent()
                ? "Rename column %s to 'filename': its case counts."
                    .formatted(Wording.quoted(header.names().get(similar.getAsInt())))
                : "There is no column 'filename' with the names of the pictures; the columns are %s."
                    .formatted(Wording.listed(header.names()))));
  }
}
