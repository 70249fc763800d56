package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import java.util.function.Consumer;

/** Looks at the content of files, each opened once. For one thread. */
interface FileInspector {
  /** Looks at one file. */
  void inspect(DatasetFile file, Consumer<Finding> findings);
}
