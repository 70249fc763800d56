package io.tracebloc.engine.ingest;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.DatasetParts;
import io.tracebloc.engine.dataset.DatasetRequest;
import java.nio.file.Path;
import java.util.List;

/**
 * What a document is drafted from.
 *
 * @param request what was chosen; its schema is written as it is
 * @param parts where the files are
 * @param folder where the document will be; paths are written relative to it
 * @param columns names in the header of the manifest; empty if it cannot be read
 * @param notes remarks about the schema, printable
 */
public record DraftFacts(
    DatasetRequest request,
    DatasetParts parts,
    Path folder,
    List<String> columns,
    List<String> notes) {
  public DraftFacts {
    requireNonNull(request);
    requireNonNull(parts);
    requireNonNull(folder);
    columns = List.copyOf(columns);
    notes = List.copyOf(notes);
  }
}
