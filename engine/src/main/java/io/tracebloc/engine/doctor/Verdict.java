package io.tracebloc.engine.doctor;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.Printable;
import java.util.Locale;
import java.util.Optional;

/**
 * What a check came to.
 *
 * @param evidence one line of what was seen; printable
 * @param remedy the one thing to do; empty only if nothing needs to be done, or can be
 * @param weight what it is for the release as a whole, where that differs from the result itself:
 *     some warnings say that it is not ready, and some failures are only hints
 */
public record Verdict(Result result, String evidence, Optional<Remedy> remedy, Result weight) {
  /** Longer evidence is cut: servers can be wordy. */
  private static final int LONGEST = 400;

  /** The words of {@code contract/releases.md} 5.2. */
  public enum Result {
    OK,
    WARN,
    FAIL,
    /** It could not be checked; neutral. */
    UNKNOWN;

    /** As programs read it. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public Verdict {
    evidence = Printable.of(evidence.strip());
    evidence = evidence.length() <= LONGEST ? evidence : evidence.substring(0, LONGEST) + "...";
  }

  /** One that weighs what it says. */
  public Verdict(Result result, String evidence, Optional<Remedy> remedy) {
    this(result, evidence, remedy, result);
  }

  /** The same, that weighs like this for the release as a whole. */
  public Verdict countingAs(Result other) {
    return new Verdict(result, evidence, remedy, other);
  }

  static Verdict ok(String evidence) {
    return new Verdict(Result.OK, evidence, Optional.empty());
  }

  static Verdict warn(String evidence, Remedy remedy) {
    return new Verdict(Result.WARN, evidence, Optional.of(remedy));
  }

  static Verdict fail(String evidence, Remedy remedy) {
    return new Verdict(Result.FAIL, evidence, Optional.of(remedy));
  }

  static Verdict unknown(String evidence) {
    return new Verdict(Result.UNKNOWN, evidence, Optional.empty());
  }

  static Verdict unknown(String evidence, Remedy remedy) {
    return new Verdict(Result.UNKNOWN, evidence, Optional.of(remedy));
  }

  /** It could not be checked because of this. */
  static Verdict unknown(Failure failure) {
    return failure.remedy().isEmpty()
        ? unknown(failure.getMessage())
        : unknown(failure.getMessage(), Remedy.say(failure.remedy()));
  }
}
