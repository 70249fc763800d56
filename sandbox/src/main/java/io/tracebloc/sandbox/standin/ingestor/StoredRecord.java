package io.tracebloc.sandbox.standin.ingestor;

import java.util.Optional;

/**
 * One row of the dataset's table (datasets.md 8.1).
 *
 * @param dataId unique
 * @param label as text; empty for a missing one
 * @param stem file name without extension
 * @param extension with the dot
 */
record StoredRecord(String dataId, Optional<String> label, String stem, String extension) {}
