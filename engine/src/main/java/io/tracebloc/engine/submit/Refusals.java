package io.tracebloc.engine.submit;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.release.IngestTarget;

/**
 * Turns the answers that are not a run into failures, one row of {@code contract/protocol.md} 1.3
 * each.
 */
final class Refusals {
  private final Submission submission;
  private final SubmitBody bodies;
  private final String destination;
  private final String renewal;

  /** Of a submit that has tried a second token where the first was not accepted. */
  Refusals(Submission submission, SubmitBody bodies, String destination) {
    this(submission, bodies, destination, ", and a new one as well");
  }

  private Refusals(Submission submission, SubmitBody bodies, String destination, String renewal) {
    this.submission = submission;
    this.bodies = bodies;
    this.destination = destination;
    this.renewal = renewal;
  }

  /** Of a submit that had one token. */
  static Refusals ofOneToken(Submission submission, SubmitBody bodies, String destination) {
    return new Refusals(submission, bodies, destination, "");
  }

  /** The failure for an answer that is not a 2xx. */
  Failure of(HttpAnswer answer) {
    String words = ServerWords.of(answer, bodies);
    return switch (answer.status()) {
      case 400 ->
          rejected(
              answer,
              "did not understand the request",
              words,
              "Program and release do not fit together: compare the versions that {program} version"
                  + " and {command:info} show");
      case 401 -> unauthorised(words);
      case 403 -> forbidden(words);
      case 404, 405 -> notJobsManager(answer, words);
      case 409 ->
          rejected(
              answer,
              "already knows the idempotency key %s with other content"
                  .formatted(submission.key().value()),
              words,
              "Leave {flag:idempotency-key} out to get a fresh key, or give another one; nothing was"
                  + " started");
      case 422 ->
          rejected(
              answer,
              "rejected the ingest document",
              words,
              "Correct what the server names, then run the command again; nothing was started");
      case 503 ->
          rejected(
              answer,
              "is not ready to start a run",
              words,
              "If it says that no ingestor image is configured, name one with {flag:image-digest} or"
                  + " upgrade the release; otherwise try again in a minute");
      default -> unexpected(answer, words);
    };
  }

  /** The failure for a 2xx that names no run. */
  Failure withoutRun(HttpAnswer answer) {
    return new SubmitFailure(
            "%s answered %d without naming Job and namespace: %s"
                .formatted(destination, answer.status(), ServerWords.of(answer, bodies)),
            "Look for a Job with label tracebloc.io/ingestion-run=%s in"
                    .formatted(submission.key().value())
                + " namespace %s; compare the versions that {program} version and {command:info} show"
                    .formatted(Printable.of(submission.target().namespace())))
        .explainedBy(CheckId.X1);
  }

  private Failure unauthorised(String words) {
    return new CredentialFailure(
            "%s rejected the token of account %s%s (401): %s"
                .formatted(destination, account(), renewal, words),
            "The release must be able to review tokens: with clusterScope: false it cannot. Check its"
                + " values and the log of jobs-manager")
        .explainedBy(CheckId.X3, CheckId.X2);
  }

  private Failure forbidden(String words) {
    IngestTarget target = submission.target();
    return new CredentialFailure(
            "Account %s may not ingest table \"%s\" in namespace %s (403): %s"
                .formatted(
                    account(),
                    Printable.of(submission.config().table()),
                    Printable.of(target.namespace()),
                    words),
            "The policy is in ConfigMap %s-ingestion-authz of namespace %s: add an entry with this"
                    .formatted(Printable.of(submission.release()), Printable.of(target.namespace()))
                + " account, namespace and a prefix of the table, then restart jobs-manager, which reads"
                + " it only when it starts")
        .explainedBy(CheckId.X2);
  }

  private Failure notJobsManager(HttpAnswer answer, String words) {
    return new SubmitFailure(
            "%s does not know the submit request (%d): %s"
                .formatted(destination, answer.status(), words),
            "Chart 1.3.3 or newer is needed (installed: %s); or another process answers at that address"
                .formatted(Printable.of(submission.chartVersion())))
        .explainedBy(CheckId.X2, CheckId.X1);
  }

  private Failure unexpected(HttpAnswer answer, String words) {
    if (answer.status() >= 500) {
      return rejected(
          answer,
          "failed",
          words,
          "See the log of jobs-manager in namespace %s. Pushing again with idempotency key %s cannot"
                  .formatted(
                      Printable.of(submission.target().namespace()), submission.key().value())
              + " start a second run");
    }
    return rejected(
        answer,
        "refused the run",
        words,
        "See the log of jobs-manager in namespace %s"
            .formatted(Printable.of(submission.target().namespace())));
  }

  private Failure rejected(HttpAnswer answer, String what, String words, String remedy) {
    return new SubmitFailure(
            "%s %s (%d): %s".formatted(destination, what, answer.status(), words), remedy)
        .explainedBy(CheckId.X1);
  }

  private String account() {
    return "%s/%s"
        .formatted(
            Printable.of(submission.target().namespace()),
            Printable.of(submission.target().serviceAccount()));
  }
}
