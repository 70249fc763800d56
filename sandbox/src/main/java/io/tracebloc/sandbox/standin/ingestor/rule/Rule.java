package io.tracebloc.sandbox.standin.ingestor;

import java.io.IOException;
import java.util.List;

/** One validator of the ingestor. */
interface Rule {
  /** As in {@code <name> Validator successfully passed}. */
  String name();

  /** What is wrong, one message per kind of problem; empty if nothing is. */
  List<String> problems(IngestionPlan plan, Manifest manifest) throws IOException;
}
