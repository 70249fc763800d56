package io.tracebloc.commands.template;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.chart.RenderedChart;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.Via;
import java.util.Optional;

/**
 * What would be submitted.
 *
 * @param submission what goes to jobs-manager, by either way
 * @param way the release of the ingestor chart that would submit it
 * @param values what that release would be given, as a JSON object
 * @param chart what the chart renders to with these values, if that was asked for
 */
public record Preview(
    Submission submission, Via.Chart way, String values, Optional<RenderedChart> chart) {
  public Preview {
    requireNonNull(submission);
    requireNonNull(way);
    requireNonNull(values);
    requireNonNull(chart);
  }
}
