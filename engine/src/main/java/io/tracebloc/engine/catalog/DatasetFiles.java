package io.tracebloc.engine.catalog;

import java.util.OptionalLong;

/**
 * Files of a dataset in one directory of the volume.
 *
 * @param path absolute, as workloads see it
 * @param present whether the directory is there
 * @param files how many; empty if they were not counted
 * @param bytes their sizes together
 */
public record DatasetFiles(String path, boolean present, OptionalLong files, OptionalLong bytes) {}
