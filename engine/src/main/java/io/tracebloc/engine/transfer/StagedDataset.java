package io.tracebloc.engine.transfer;

/**
 * A dataset in place on the claim, verified.
 *
 * @param directory absolute path as workloads see it, without a trailing slash: {@code
 *     <mount>/.tracebloc-staging/<table>}
 * @param files number of files
 * @param bytes sum of their sizes
 */
public record StagedDataset(String directory, long files, long bytes) {}
