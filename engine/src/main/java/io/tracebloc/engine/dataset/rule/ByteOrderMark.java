package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.csv.CsvHeader;
import java.util.function.Consumer;

/**
 * TAB-01: a table does not start with a byte order mark. Deployed ingestors take it for a part of
 * the first column's name; with files beside the manifest it does no harm (trap 12).
 */
final class ByteOrderMark implements HeaderRule {
  @Override
  public void check(CsvHeader header, DatasetRequest request, Consumer<Finding> findings) {
    if (header.byteOrderMark()) {
      findings.accept(
          Finding.of(
              Rule.TAB_01,
              "The file starts with a byte order mark; save it as UTF-8 without one (in Excel as \"CSV\", not \"CSV UTF-8\")."));
    }
  }
}
