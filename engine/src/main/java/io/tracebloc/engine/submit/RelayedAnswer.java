package io.tracebloc.engine.submit;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;

/**
 * An answer of jobs-manager that somebody else has received; it means the same as one of our own
 * ({@code contract/protocol.md} 1.3).
 *
 * @param status HTTP status code
 * @param body its text; from outside, not printable
 */
public record RelayedAnswer(int status, String body) {
  /** Checks that nothing is missing. */
  public RelayedAnswer {
    requireNonNull(body);
  }

  /**
   * What became of the submission.
   *
   * @param destination who answered, for messages; printable
   */
  public SubmitOutcome outcome(Submission submission, String destination) {
    var bodies = new SubmitBody();
    var refusals = Refusals.ofOneToken(submission, bodies, destination);
    var answer =
        new HttpAnswer(status, body.substring(0, Math.min(body.length(), HttpAnswer.LONGEST_BODY)));
    if (!answer.isSuccess()) {
      return new Refused(refusals.of(answer), status >= 500);
    }
    return bodies
        .read(answer, submission.key())
        .<SubmitOutcome>map(Accepted::new)
        .orElseGet(() -> new Refused(refusals.withoutRun(answer), true));
  }
}
