package io.tracebloc.engine.dataset;

import java.util.Optional;

/**
 * A second directory whose files belong to the primary ones ({@code contract/datasets.md} 3.2).
 *
 * @param directory its name, for example {@code masks}; also its key in documents
 * @param extension of its files, in lower case with the dot
 * @param suffix what a file's stem adds to that of its primary file; empty for the same stem
 * @param linkColumn manifest column that names the file
 */
public record Sidecar(
    String directory, String extension, String suffix, Optional<String> linkColumn) {}
