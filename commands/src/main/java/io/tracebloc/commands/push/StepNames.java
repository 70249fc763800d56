package io.tracebloc.commands.push;

import io.tracebloc.engine.push.Step;

/** The steps of a push in words. */
final class StepNames {
  private StepNames() {}

  /** What is being done. */
  static String doing(Step step) {
    return switch (step) {
      case SCAN -> "Reading the files";
      case PREFLIGHT -> "Checking the data";
      case SPEC -> "Writing the ingest document";
      case LOCATE -> "Finding the release";
      case OPEN_STAGE -> "Opening the stage Pod";
      case TRANSFER -> "Copying";
      case VERIFY -> "Verifying the copy";
      case SET_ASIDE -> "Setting the old dataset aside";
      case SUBMIT -> "Submitting the run";
      case WATCH -> "Following the run";
      case RECLAIM -> "Removing the staged copy";
    };
  }

  /** What was done, as the heading of its result; at most twelve columns. */
  static String done(Step step) {
    return switch (step) {
      case SCAN -> "Files";
      case PREFLIGHT -> "Check";
      case SPEC -> "Document";
      case LOCATE -> "Release";
      case OPEN_STAGE -> "Stage Pod";
      case TRANSFER -> "Copy";
      case VERIFY -> "Verification";
      case SET_ASIDE -> "Old dataset";
      case SUBMIT -> "Submission";
      case WATCH -> "Run";
      case RECLAIM -> "Clean-up";
    };
  }
}
