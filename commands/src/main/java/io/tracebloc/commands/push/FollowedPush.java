package io.tracebloc.commands.push;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.JsonOutput;
import io.tracebloc.commands.output.FindingGroups;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.terminal.Display;
import io.tracebloc.commands.terminal.LiveLine;
import io.tracebloc.commands.terminal.SparseLines;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.push.PushEvent;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import java.time.Duration;

/** Runs a push on this thread while a person watches and may interrupt it. */
final class FollowedPush {
  private static final Duration BEAT = Duration.ofMillis(100);

  private final Invocation invocation;
  private final Engine engine;
  private final PushFacts facts;
  private final PushView view;
  private final JsonOutput output;

  FollowedPush(
      Invocation invocation, Engine engine, PushFacts facts, boolean verbose, JsonOutput output) {
    this(invocation, engine, facts, verbose, output, display(invocation));
  }

  FollowedPush(
      Invocation invocation,
      Engine engine,
      PushFacts facts,
      boolean verbose,
      JsonOutput output,
      Display display) {
    this.invocation = invocation;
    this.engine = engine;
    this.facts = facts;
    this.output = output;
    var style = invocation.terminal().errorStyle();
    var lines = new PushLines(style, new Wording(invocation.host()));
    view = new PushView(display, style, lines, invocation.nanoTime(), verbose);
  }

  private static Display display(Invocation invocation) {
    var err = invocation.streams().err();
    return invocation.terminal().canRedraw()
        ? new LiveLine(err, invocation.terminal())
        : new SparseLines(err, invocation.nanoTime());
  }

  PushResult run(PushRequest request, ClusterOptions cluster) {
    var halt = invocation.interrupts().halt();
    var interrupt = new PushInterrupt(Thread.currentThread(), facts, view, halt);
    var failed = true;
    try (var _ = invocation.interrupts().listen(interrupt);
        var _ = new Heartbeat(BEAT, view::tick)) {
      var result =
          engine.push(request, cluster, invocation.environment(), event -> on(request, event));
      failed = result.failure().isPresent();
      return result;
    } catch (Exception problem) {
      // Libraries throw all sorts of things, even undeclared ones, when their thread is
      // interrupted.
      if (interrupt.heard() && !(problem instanceof Failure)) {
        throw new InterruptedFailure("Interrupted", "", problem);
      }
      throw problem;
    } finally {
      // An interrupt that came too late for the pipeline must not disturb the printing.
      Thread.interrupted();
      view.close(failed);
    }
  }

  private void on(PushRequest request, PushEvent event) {
    facts.on(event);
    view.on(event);
    if (output.json() && event instanceof PushEvent.FindingReported(var finding)) {
      var table = request.dataset().table();
      invocation.streams().result().finding(FindingGroups.document(table, finding));
    }
  }
}
