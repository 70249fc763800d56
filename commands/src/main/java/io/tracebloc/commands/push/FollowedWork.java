package io.tracebloc.commands.push;

import io.tracebloc.commands.Invocation;
import io.tracebloc.commands.options.ProgressMode;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.push.PushListener;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/** Runs work that tells events, on this thread, while a person watches and may interrupt it. */
public final class FollowedWork {
  private static final Duration BEAT = Duration.ofMillis(100);

  private final Invocation invocation;
  private final PushFacts facts;
  private final View view;

  /**
   * Work that is shown on standard error.
   *
   * @param facts keeps what the events tell
   */
  public FollowedWork(Invocation invocation, PushFacts facts, ProgressMode mode, boolean verbose) {
    this(invocation, facts, new Views(invocation, mode, verbose).alone());
  }

  FollowedWork(Invocation invocation, PushFacts facts, View view) {
    this.invocation = invocation;
    this.facts = facts;
    this.view = view;
  }

  /**
   * Runs the work.
   *
   * @param work gets who hears its events
   * @param failed whether its result is a failure
   */
  public <T> T run(Function<PushListener, T> work, Predicate<T> failed) {
    var halt = invocation.interrupts().halt();
    var interrupt = new PushInterrupt(Thread.currentThread(), facts, view, halt);
    var broken = true;
    try (var _ = invocation.interrupts().listen(interrupt);
        var _ = new Heartbeat(BEAT, view::tick)) {
      var result =
          work.apply(
              event -> {
                facts.on(event);
                view.on(event);
              });
      broken = failed.test(result);
      return result;
    } catch (Exception problem) {
      // Libraries throw all sorts of things, even undeclared ones, when their thread is
      // interrupted.
      if (interrupt.heard() && !(problem instanceof Failure)) {
        throw new InterruptedFailure("Interrupted", "", problem);
      }
      throw problem;
    } finally {
      // An interrupt that came too late for the work must not disturb the printing.
      Thread.interrupted();
      view.close(broken);
    }
  }
}
