package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.image.ImageHeader;
import java.util.Optional;

/** Looks at the header of one picture. Safe for several threads. */
@FunctionalInterface
public interface ImageRule {
  /** What is wrong, if anything; the caller names the file. */
  Optional<Finding> check(DatasetFile file, ImageHeader header);
}
