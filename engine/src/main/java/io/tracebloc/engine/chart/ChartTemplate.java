package io.tracebloc.engine.chart;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.Via;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders what a submission by chart would install. Talks to no cluster; what a template looks up
 * there, it does not find.
 */
public final class ChartTemplate {
  private final HelmDoor door;

  /** Templates by Helm's library, with the repositories that this environment knows. */
  public ChartTemplate(HostEnvironment environment) {
    this(
        new HelmDoor(
            () -> {
              throw new IllegalStateException("rendering asks no cluster");
            },
            requireNonNull(environment)));
  }

  ChartTemplate(HelmDoor door) {
    this.door = door;
  }

  /**
   * The values that the chart would be given, as a JSON object; the chart is not needed for them.
   *
   * @throws InputFailure if the document is too large for a chart
   */
  public static String values(Submission submission, Via.Chart way) {
    return JsonMapper.builder().build().writeValueAsString(ChartValues.of(submission, way));
  }

  /**
   * Renders.
   *
   * @throws InputFailure if the chart is another one, or does not accept the values
   * @throws LocalFailure if it cannot be found or read
   */
  public RenderedChart render(Submission submission, Via.Chart way) {
    var values = ChartValues.of(submission, way);
    return door.look(
        submission.target().namespace(),
        room -> {
          var chart = room.chart(way);
          var copy = new ChartCopy(room.folder().path().resolve("chart"));
          copy.take(chart, room.files());
          var notes = new ManifestNotes(copy.folder());
          notes.write();
          try {
            var file = room.folder().write("values.json", values);
            var manifests = notes.read(room.helm().notes(copy.folder(), way.release(), file));
            return new RenderedChart(chart.fullName(), way.release(), values, manifests);
          } catch (HelmException e) {
            throw new InputFailure(
                "The chart %s cannot be rendered: %s"
                    .formatted(Printable.of(chart.fullName()), e.words()),
                "Check the document, or name another version of the chart with --chart-version",
                e);
          }
        });
  }
}
