package io.tracebloc.engine.submit;

import io.tracebloc.engine.failure.Failure;
import java.util.Optional;

/**
 * A way to submit runs. Whatever the way, the same answer of the server becomes the same outcome.
 */
public interface Submitter {
  /**
   * Submits a run. Never throws for what cluster or server do; interrupting the thread ends it,
   * with the interrupt status kept.
   */
  SubmitOutcome submit(Submission submission, SubmitListener listener);

  /**
   * The run that the submission's key belongs to already.
   *
   * @throws Failure if nobody can tell
   */
  Optional<IngestionRun> runOf(Submission submission);

  /**
   * Sees, before anything is created, whether this way is open for the submission.
   *
   * @throws Failure if it is not
   */
  default void prepare(Submission submission) {}
}
