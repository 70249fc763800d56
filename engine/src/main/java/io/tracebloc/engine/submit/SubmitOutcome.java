package io.tracebloc.engine.submit;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;

/** How a submit ended. */
public sealed interface SubmitOutcome {
  /** The server has the run, newly started or known before. */
  record Accepted(IngestionRun run) implements SubmitOutcome {
    /** Checks that nothing is missing. */
    public Accepted {
      requireNonNull(run);
    }
  }

  /**
   * No run that one could follow.
   *
   * @param failure why
   * @param mayHaveStarted whether an attempt without an answer could have started it nevertheless,
   *     so that what it reads must stay in place
   */
  record Refused(Failure failure, boolean mayHaveStarted) implements SubmitOutcome {
    /** Checks that nothing is missing. */
    public Refused {
      requireNonNull(failure);
    }
  }
}
