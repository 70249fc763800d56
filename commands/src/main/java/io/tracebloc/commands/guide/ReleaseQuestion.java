package io.tracebloc.commands.guide;

import io.tracebloc.commands.Invocation;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.release.ReleaseSummary;
import java.util.List;
import java.util.Optional;

/** Asks a person which of several releases is meant. */
public final class ReleaseQuestion implements ReleaseChooser {
  private final Questions questions;

  private ReleaseQuestion(Invocation invocation) {
    questions = new Questions(invocation.streams(), invocation.terminal().errorStyle());
  }

  /**
   * Who chooses in this call.
   *
   * @param ask whether there may be a question if there is a person to answer
   */
  public static ReleaseChooser of(Invocation invocation, boolean ask) {
    return ask && invocation.environment().terminal()
        ? new ReleaseQuestion(invocation)
        : ReleaseChooser.none();
  }

  @Override
  public Optional<ReleaseSummary> choose(List<ReleaseSummary> releases) {
    var choices = releases.stream().map(ReleaseQuestion::choice).toList();
    return Optional.of(questions.choose("Which release is meant?", choices, 0));
  }

  private static Choice<ReleaseSummary> choice(ReleaseSummary release) {
    return new Choice<>(
        release,
        Printable.of(release.name()),
        Printable.of(
            "%s, %s, %s".formatted(release.platform(), release.chart(), release.status())));
  }
}
