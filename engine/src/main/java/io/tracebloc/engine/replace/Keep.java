package io.tracebloc.engine.replace;

import java.util.Locale;
import java.util.Optional;

/** Which of the two datasets is to be kept. */
public enum Keep {
  OLD,
  NEW;

  /** The word for it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Keep> of(String word) {
    return switch (word) {
      case "old" -> Optional.of(OLD);
      case "new" -> Optional.of(NEW);
      default -> Optional.empty();
    };
  }
}
