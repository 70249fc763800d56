package io.tracebloc.commands.push;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.ObjectOutput;
import io.tracebloc.commands.output.FindingGroups;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.release.ReleaseChooser;

/** Runs a push on this thread while a person watches and may interrupt it. */
final class FollowedPush {
  private final Invocation invocation;
  private final Engine engine;
  private final ObjectOutput output;
  private final FollowedWork work;

  FollowedPush(
      Invocation invocation, Engine engine, PushFacts facts, View view, ObjectOutput output) {
    this.invocation = invocation;
    this.engine = engine;
    this.output = output;
    this.work = new FollowedWork(invocation, facts, view);
  }

  PushResult run(PushRequest request, ClusterOptions cluster, ReleaseChooser chooser) {
    return work.run(
        listener ->
            engine.push(
                request,
                cluster,
                invocation.environment(),
                chooser,
                event -> {
                  listener.on(event);
                  writeFinding(request, event);
                }),
        result -> result.failure().isPresent());
  }

  private void writeFinding(PushRequest request, PushEvent event) {
    if (output.object() && event instanceof PushEvent.FindingReported(var finding)) {
      var table = request.dataset().table();
      invocation.streams().result().finding(FindingGroups.document(table, finding));
    }
  }
}
