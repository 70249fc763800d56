package io.tracebloc.engine.push;

import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.watch.RunOutcome;

/** How a push ended, in the words of {@code contract/protocol.md} 7. */
public enum PushStatus {
  /** Every record arrived, as far as anyone can tell. */
  SUCCEEDED("succeeded"),
  /** The run ended, but records were lost. */
  COMPLETED_WITH_FAILURES("completed_with_failures"),
  /** The run failed. */
  FAILED("failed"),
  /** The run goes on without being watched. */
  DETACHED("detached"),
  /** Nobody can tell how the run ended. */
  UNKNOWN("unknown"),
  /** A credential or token was refused. */
  AUTH_ERROR("auth_error"),
  /** The run was not accepted. */
  SUBMIT_ERROR("submit_error"),
  /** The run could not be followed. */
  WATCH_ERROR("watch_error"),
  /** Everything was checked and nothing created. */
  DRY_RUN("dry-run"),
  /** Something else failed, or the user interrupted. */
  ERROR("error");

  private final String word;

  PushStatus(String word) {
    this.word = word;
  }

  /** The word used in JSON. */
  public String word() {
    return word;
  }

  static PushStatus of(Failure failure) {
    return switch (failure) {
      case CredentialFailure _ -> AUTH_ERROR;
      case SubmitFailure _ -> SUBMIT_ERROR;
      default -> ERROR;
    };
  }

  /** How a followed run ended. */
  public static PushStatus of(RunOutcome.State state) {
    return switch (state) {
      case SUCCEEDED -> SUCCEEDED;
      case COMPLETED_WITH_FAILURES -> COMPLETED_WITH_FAILURES;
      case FAILED -> FAILED;
      case DETACHED -> DETACHED;
      case UNKNOWN -> UNKNOWN;
      case WATCH_ERROR -> WATCH_ERROR;
    };
  }
}
