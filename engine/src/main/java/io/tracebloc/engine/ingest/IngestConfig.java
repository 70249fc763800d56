package io.tracebloc.engine.ingest;

import io.tracebloc.engine.dataset.Category;

/**
 * A validated ingest document and the text that is submitted verbatim.
 *
 * @param table dataset name
 * @param category task of the dataset
 * @param intent {@code train} or {@code test}
 * @param yaml the document; never re-serialised after validation ({@code contract/protocol.md} trap
 *     28)
 */
public record IngestConfig(String table, Category category, String intent, String yaml) {}
