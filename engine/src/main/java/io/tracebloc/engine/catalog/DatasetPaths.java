package io.tracebloc.engine.catalog;

import java.util.List;

/**
 * Where files of a dataset lie ({@code contract/datasets.md} 4.2).
 *
 * @param mountPath where workloads mount the volume
 * @param name of its directory, a plain one
 */
record DatasetPaths(String mountPath, String name) {
  /** The final directory and the staged copy, absolute. */
  List<String> all() {
    return List.of(mountPath + "/" + name, mountPath + "/.tracebloc-staging/" + name);
  }
}
