package io.tracebloc.engine.chart;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.chart.Helm.Change;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.Via;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shows what an install of the chart {@code ingestor} would submit ({@code contract/protocol.md}
 * 5). Asks no cluster; the same submission, chart and way give the same text.
 */
public final class ChartPreview {
  private final HelmDoor door;

  /** A preview; the cluster is the one that the release would be installed to. */
  public ChartPreview(Cluster cluster, HostEnvironment environment) {
    this(new HelmDoor(cluster, environment));
  }

  ChartPreview(HelmDoor door) {
    this.door = requireNonNull(door);
  }

  /**
   * The values that the chart is given, as a JSON object.
   *
   * @throws io.tracebloc.engine.failure.InputFailure if the document is too large for a chart
   */
  public static String values(Submission submission, Via.Chart way) {
    return JsonMapper.builder().build().writeValueAsString(ChartValues.of(submission, way));
  }

  /**
   * The manifests that Helm would send, hooks included, as YAML documents that each begin with
   * {@code ---}.
   *
   * @throws LocalFailure if the chart cannot be read or rendered
   * @throws io.tracebloc.engine.failure.InputFailure if it is another chart
   */
  public String manifests(Submission submission, Via.Chart way) {
    return door.look(
        submission.target().namespace(),
        room -> {
          var chart = room.chart(way);
          var values = room.folder().write("values.json", ChartValues.of(submission, way));
          var change = new Change(chart.reference(), way.release(), values, way.hookTimeout());
          try {
            return room.helm().manifests(change);
          } catch (HelmException e) {
            throw new LocalFailure(
                "The chart %s cannot be rendered: %s"
                    .formatted(Printable.of(chart.fullName()), e.words()),
                "Try helm template with the values that --show values prints",
                e);
          }
        });
  }
}
