package io.tracebloc.e2e.anywhere;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A cluster to run the scenarios on.
 *
 * @param kubeconfig of somebody who may install a chart and make a namespace
 * @param values what the stand-in chart needs to know of it, by path, for example {@code
 *     standIn.image}
 * @param valuesFile further values of the chart
 * @param stageImage for the plugin's own pods, where its default cannot be pulled
 * @param ending ends the cluster, if it was started for the scenarios
 */
record Ground(
    Path kubeconfig,
    Map<String, String> values,
    Optional<Path> valuesFile,
    Optional<String> stageImage,
    Closeable ending)
    implements Closeable {
  Ground {
    values = Map.copyOf(values);
  }

  @Override
  public void close() throws IOException {
    ending.close();
  }
}
