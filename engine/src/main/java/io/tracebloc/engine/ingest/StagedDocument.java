package io.tracebloc.engine.ingest;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.DatasetRequest;
import java.util.List;

/**
 * A valid document whose data lies on the claim already: its paths are absolute paths there.
 *
 * @param name what to call it, printable
 * @param remarks what the user should know about it, printable
 * @param request name, task and intent of its dataset
 * @param config what is submitted, verbatim
 */
public record StagedDocument(
    String name, List<String> remarks, DatasetRequest request, IngestConfig config) {

  public StagedDocument {
    requireNonNull(name);
    remarks = List.copyOf(remarks);
    requireNonNull(request);
    requireNonNull(config);
  }
}
