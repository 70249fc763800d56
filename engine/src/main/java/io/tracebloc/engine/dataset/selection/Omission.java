package io.tracebloc.engine.dataset.selection;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.Printable;
import java.util.Optional;

/**
 * Why something is left out.
 *
 * @param cause what leaves it out
 * @param pattern the pattern that excludes it, or the extension of names that cannot be used
 */
public record Omission(Cause cause, Optional<String> pattern) {
  /** What leaves files out. */
  public enum Cause {
    /** A pattern that excludes them. */
    EXCLUDE,
    /** There are patterns that include, and none means them. */
    INCLUDE,
    /** Their names end in something that the task does not know. */
    EXTENSION
  }

  public Omission {
    requireNonNull(cause);
    requireNonNull(pattern);
  }

  /** Because no pattern includes it. */
  public static final Omission NOT_INCLUDED = new Omission(Cause.INCLUDE, Optional.empty());

  static Omission excludedBy(PathPattern pattern) {
    return new Omission(Cause.EXCLUDE, Optional.of(pattern.toString()));
  }

  /** Because of the extension that names end in. */
  public static Omission byExtension(String extension) {
    return new Omission(Cause.EXTENSION, Optional.of(extension));
  }

  /** The end of a sentence that begins with what is left out, printable. */
  public String words() {
    return switch (cause) {
      case EXCLUDE -> "is left out by the pattern '%s', which excludes it".formatted(name());
      case INCLUDE -> "is left out, because no pattern includes it";
      case EXTENSION -> "is left out, because it ends in " + name();
    };
  }

  private String name() {
    return Printable.of(pattern.orElse(""));
  }
}
