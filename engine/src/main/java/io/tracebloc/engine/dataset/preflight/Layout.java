package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.files.LocalEntry;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The parts of a dataset that were found; what is missing was reported.
 *
 * @param manifest the CSV file
 * @param directory the directory with the primary files
 * @param sidecar the directory beside it, for categories that have one
 */
record Layout(
    Optional<LocalEntry.RegularFile> manifest, Optional<Path> directory, Optional<Path> sidecar) {}
