package io.tracebloc.sandbox.standin.ingestor.rule;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import java.io.IOException;

/** One validator of the ingestor. */
public interface Rule {
  /** As in {@code <name> Validator successfully passed}. */
  String name();

  /** Looks at a dataset and notes what is wrong with it. */
  void check(Dataset dataset, Findings findings) throws IOException;
}
