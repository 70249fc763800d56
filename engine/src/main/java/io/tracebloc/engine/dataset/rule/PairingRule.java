package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import io.tracebloc.engine.dataset.selection.Selection;
import java.util.function.Consumer;

/** Compares the names in the directory of the primary files with those in the one beside it. */
@FunctionalInterface
public interface PairingRule {
  /**
   * Reports what has no counterpart.
   *
   * @param selection which files of both were taken
   */
  void check(
      DirectoryFiles primary,
      DirectoryFiles sidecar,
      Selection selection,
      Consumer<Finding> findings);
}
