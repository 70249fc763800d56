package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.Submission;

/**
 * What a push would submit, found out by reading alone: the data and the document are checked and
 * the release is looked up, as {@link Push} does it before anything is created. Used by one thread.
 */
public final class PlannedSubmission {
  private final PushSteps steps;
  private final PushListener listener;

  /** A plan that walks through these rooms and tells the listener. */
  public PlannedSubmission(PushSteps steps, PushListener listener) {
    this.steps = requireNonNull(steps);
    this.listener = requireNonNull(listener);
  }

  /**
   * The submission. Its key is the one that was given; without one it follows from the content, so
   * that the same input gives the same submission.
   *
   * @throws Failure if the push would be refused, as far as reading tells
   */
  public Submission of(PushRequest request) {
    var journey = new Journey(request, listener);
    try {
      LocalPart.Prepared prepared = new LocalPart(steps, journey).prepare(request);
      InstalledRelease release =
          new ReleaseSearch(steps, journey).locate(request, prepared.document());
      Submission submission = ReleaseSearch.submission(request, prepared.document(), release);
      return request.keyIsGiven()
          ? submission
          : submission.withKey(IdempotencyKey.of(submission.config(), submission.imageDigest()));
    } catch (Failure failure) {
      throw Thread.interrupted() ? InterruptedFailure.because(failure) : failure;
    }
  }
}
