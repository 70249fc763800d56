package io.tracebloc.commands;

import io.tracebloc.commands.info.ReleaseReport;
import io.tracebloc.commands.push.PushOrder;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Optional;

/** The engine at work on a real cluster. */
public final class ClusterEngine implements Engine {
  @Override
  public ReleaseReport inspect(
      ClusterOptions cluster, HostEnvironment environment, ReleaseRequest release) {
    throw new ClusterFailure("Not connected yet", "");
  }

  @Override
  public Optional<RunOutcome> push(
      PushOrder order, HostEnvironment environment, PushListener listener) {
    throw new ClusterFailure("Not connected yet", "");
  }
}
