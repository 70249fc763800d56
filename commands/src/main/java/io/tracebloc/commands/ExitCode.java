package io.tracebloc.commands;

import io.tracebloc.engine.failure.CatalogFailure;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.NoSuchDatasetFailure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.failure.RunFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.watch.RunOutcome;

/** The exit codes and what leads to them ({@code contract/protocol.md} 7). Only ever added to. */
public enum ExitCode {
  SUCCESS(0, "Done; also a dry run, and a run that goes on without us"),
  ERROR(1, "Any other failure, and wrong usage"),
  INPUT(2, "The data description or an option's value is invalid"),
  LOCAL(
      3,
      "This machine: kubeconfig, data path, data content, an answer that nobody could be asked for"),
  RELEASE(4, "The cluster answers, but has no usable release or claim"),
  CREDENTIAL(5, "A token could not be had or was rejected; there is no such dataset"),
  NAME_TAKEN(6, "The dataset's name is taken"),
  STAGING(7, "Staging, cleaning up, deleting or reading the list of datasets failed midway"),
  SUBMIT(8, "The run was not accepted"),
  RUN(9, "The run failed, lost records, or could not be followed"),
  INTERRUPTED(130, "The user interrupted while something was running");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  /** What it means, for documentation. */
  public String meaning() {
    return meaning;
  }

  /** The number given to the operating system. */
  public int code() {
    return code;
  }

  /** The code for a failure. */
  public static ExitCode of(Failure failure) {
    return switch (failure) {
      case ClusterFailure _ -> ERROR;
      case InputFailure _ -> INPUT;
      case LocalFailure _ -> LOCAL;
      case ReleaseFailure _ -> RELEASE;
      case CredentialFailure _, NoSuchDatasetFailure _ -> CREDENTIAL;
      case NameTakenFailure _ -> NAME_TAKEN;
      case StagingFailure _, CatalogFailure _ -> STAGING;
      case SubmitFailure _ -> SUBMIT;
      case RunFailure _ -> RUN;
      case InterruptedFailure _ -> INTERRUPTED;
    };
  }

  /** The code for the way a followed run ended. */
  public static ExitCode of(RunOutcome.State state) {
    return switch (state) {
      case SUCCEEDED, DETACHED -> SUCCESS;
      case COMPLETED_WITH_FAILURES, FAILED, UNKNOWN, WATCH_ERROR -> RUN;
    };
  }
}
