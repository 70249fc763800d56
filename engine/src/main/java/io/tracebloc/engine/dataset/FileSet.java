package io.tracebloc.engine.dataset;

/**
 * The files of a dataset in the order in which they are staged ({@code contract/datasets.md} 4.4):
 * the manifest first. Immutable, can be iterated any number of times and by several threads; holds
 * a million entries in a few tens of MiB.
 */
public interface FileSet extends Iterable<DatasetFile> {
  /** Number of files. */
  long count();

  /** Sum of the sizes in bytes. */
  long bytes();
}
