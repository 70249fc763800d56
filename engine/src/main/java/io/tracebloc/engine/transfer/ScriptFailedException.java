package io.tracebloc.engine.transfer;

import java.io.IOException;

/** A script ran to its end, and that was a failure. */
final class ScriptFailedException extends IOException {
  private final transient ScriptEnd end;

  ScriptFailedException(ScriptEnd end) {
    super("exit code " + end.code());
    this.end = end;
  }

  ScriptEnd end() {
    return end;
  }
}
