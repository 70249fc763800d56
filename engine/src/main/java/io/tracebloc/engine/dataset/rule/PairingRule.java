package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import java.util.function.Consumer;

/** Compares the names in the directory of the primary files with those in the one beside it. */
@FunctionalInterface
public interface PairingRule {
  /** Reports what has no counterpart. */
  void check(DirectoryFiles primary, DirectoryFiles sidecar, Consumer<Finding> findings);
}
