package io.tracebloc.commands;

import io.tracebloc.commands.output.Document;
import io.tracebloc.engine.failure.Failure;

/** A command that says more than the error itself when it fails and JSON was asked for. */
public interface Failing {
  /** What to print on standard output besides status, error, remedy and exit code. */
  Document onFailure(Failure failure);
}
