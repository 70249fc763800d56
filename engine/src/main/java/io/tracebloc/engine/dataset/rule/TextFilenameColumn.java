package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/**
 * REC-01: there is a column {@code filename} (3.2); case and blanks around it do not count. They do
 * where the cluster copies files (trap 7), so another spelling is remarked.
 */
final class TextFilenameColumn implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    if (header.exact(FilenameColumn.NAME).isPresent()) {
      return;
    }
    var similar = header.resolve(FilenameColumn.NAME);
    findings.accept(
        similar.isPresent()
            ? Finding.remark(
                Rule.REC_01,
                "Rename column %s to 'filename': clusters that mind its case lose every row."
                    .formatted(Wording.quoted(header.names().get(similar.getAsInt()))))
            : Finding.of(
                Rule.REC_01,
                "There is no column 'filename' with the names of the texts; the columns are %s."
                    .formatted(Wording.listed(header.names()))));
  }
}
