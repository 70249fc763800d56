package io.tracebloc.engine.transfer;

/**
 * Files in place on the volume, verified.
 *
 * @param directory absolute path as workloads see it, without a trailing slash, for example {@code
 *     <mount>/.tracebloc-staging/<table>}
 * @param files number of files
 * @param bytes sum of their sizes
 * @param report what it took to get them there
 */
public record StagedFiles(String directory, long files, long bytes, TransferReport report) {}
