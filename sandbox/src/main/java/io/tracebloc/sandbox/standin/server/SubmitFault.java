package io.tracebloc.sandbox.standin.server;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A fault to practise with, from {@code STANDIN_SUBMIT_FAULT}: {@code KIND[:ARGUMENT][,times=N]}.
 *
 * <ul>
 *   <li>{@code status:CODE}: that status, nothing done
 *   <li>{@code garbage}: 200 with a body that is not JSON, nothing done
 *   <li>{@code close}: the connection ends without an answer, nothing done
 *   <li>{@code lost-answer}: the run is started, then the connection ends without an answer
 *   <li>{@code timeout[:SECONDS]}: the run is started, and no answer comes for that long (120)
 * </ul>
 *
 * With {@code times=N} only the first N submissions after the start are hit.
 */
final class SubmitFault {
  /** What goes wrong. */
  sealed interface Kind {
    /** An error status. */
    record Status(int code) implements Kind {}

    /** A body that cannot be understood. */
    record Garbage() implements Kind {}

    /** No answer, nothing done. */
    record Close() implements Kind {}

    /** The work is done and the answer lost, at once or after a silence. */
    record LostAnswer(Duration silence) implements Kind {}

    /** All is well. */
    record None() implements Kind {}
  }

  private final Kind kind;
  private final AtomicInteger left;

  private SubmitFault(Kind kind, int times) {
    this.kind = kind;
    this.left = new AtomicInteger(times);
  }

  /**
   * Reads the variable's text; blank means no fault.
   *
   * @throws IllegalArgumentException if it is none of the above
   */
  static SubmitFault parse(String text) {
    if (text.isBlank()) {
      return new SubmitFault(new Kind.None(), 0);
    }
    var parts = text.split(",", -1);
    var times = Integer.MAX_VALUE;
    for (var i = 1; i < parts.length; i++) {
      if (!parts[i].startsWith("times=")) {
        throw new IllegalArgumentException("unknown fault option: " + parts[i]);
      }
      times = Integer.parseInt(parts[i].substring("times=".length()));
    }
    return new SubmitFault(kind(parts[0].strip()), times);
  }

  private static Kind kind(String text) {
    var colon = text.indexOf(':');
    var name = colon < 0 ? text : text.substring(0, colon);
    var argument = colon < 0 ? "" : text.substring(colon + 1);
    return switch (name) {
      case "status" -> new Kind.Status(Integer.parseInt(argument));
      case "garbage" -> new Kind.Garbage();
      case "close" -> new Kind.Close();
      case "lost-answer" -> new Kind.LostAnswer(Duration.ZERO);
      case "timeout" ->
          new Kind.LostAnswer(
              Duration.ofSeconds(argument.isEmpty() ? 120 : Long.parseLong(argument)));
      default -> throw new IllegalArgumentException("unknown fault: " + text);
    };
  }

  /** What befalls the next submission. */
  Kind next() {
    return left.getAndUpdate(n -> Math.max(0, n - 1)) > 0 ? kind : new Kind.None();
  }
}
