package io.tracebloc.engine.submit;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Submits each run by the way that it asks for.
 *
 * @param direct posts to jobs-manager
 * @param chart installs the chart that does
 */
public record ChosenWay(Submitter direct, Submitter chart) implements Submitter {
  /** Checks that nothing is missing. */
  public ChosenWay {
    requireNonNull(direct);
    requireNonNull(chart);
  }

  @Override
  public SubmitOutcome submit(Submission submission, SubmitListener listener) {
    return way(submission).submit(submission, listener);
  }

  @Override
  public Optional<IngestionRun> runOf(Submission submission) {
    return way(submission).runOf(submission);
  }

  @Override
  public void prepare(Submission submission) {
    way(submission).prepare(submission);
  }

  private Submitter way(Submission submission) {
    return switch (submission.via()) {
      case Via.Direct _ -> direct;
      case Via.Chart _ -> chart;
    };
  }
}
