package io.tracebloc.engine.dataset;

import java.nio.file.Path;

/**
 * One file to stage.
 *
 * @param source where it lies
 * @param target its path below the staging directory, separated by {@code /}, for example {@code
 *     images/a.png}
 * @param size bytes, as seen by the scan
 * @param modified last modification in nanoseconds since the epoch, as seen by the scan
 */
public record DatasetFile(Path source, String target, long size, long modified) {}
