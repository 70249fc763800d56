package io.tracebloc.commands.push;

import io.tracebloc.commands.Engine;
import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.output.Wording;
import io.tracebloc.commands.terminal.Display;
import io.tracebloc.commands.terminal.LiveLine;
import io.tracebloc.commands.terminal.SparseLines;
import io.tracebloc.engine.watch.RunOutcome;
import java.time.Duration;
import java.util.Optional;

/** Runs a push on this thread while a person watches and may interrupt it. */
final class FollowedPush {
  private static final Duration BEAT = Duration.ofMillis(100);

  private final Invocation invocation;
  private final Engine engine;
  private final PushFacts facts;
  private final PushView view;

  FollowedPush(Invocation invocation, Engine engine, PushFacts facts, boolean verbose) {
    this.invocation = invocation;
    this.engine = engine;
    this.facts = facts;
    var style = invocation.terminal().errorStyle();
    var lines = new PushLines(style, new Wording(invocation.host()));
    view = new PushView(display(invocation), style, lines, invocation.nanoTime(), verbose);
  }

  private static Display display(Invocation invocation) {
    var err = invocation.streams().err();
    return invocation.terminal().canRedraw()
        ? new LiveLine(err, invocation.terminal())
        : new SparseLines(err, invocation.nanoTime());
  }

  Optional<RunOutcome> run(PushOrder order) {
    var interrupt =
        new PushInterrupt(Thread.currentThread(), facts, view, invocation.interrupts().halt());
    var done = false;
    try (var _ = invocation.interrupts().listen(interrupt);
        var _ = new Heartbeat(BEAT, view::tick)) {
      var outcome =
          engine.push(
              order,
              invocation.environment(),
              event -> {
                facts.on(event);
                view.on(event);
              });
      done = true;
      return outcome;
    } finally {
      // The interrupt has been answered; what follows only prints.
      Thread.interrupted();
      view.close(!done);
    }
  }
}
