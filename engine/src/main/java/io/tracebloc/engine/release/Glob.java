package io.tracebloc.engine.release;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with {@code *} for anything. */
record Glob(String text) {
  private static final int LONGEST = 1024;

  /**
   * What the first {@code *} stands for in a text that fits; the empty text if there is no star.
   */
  Optional<String> match(String subject) {
    var pattern =
        Pattern.compile(
            Arrays.stream(text.split("\\*", -1))
                .map(Pattern::quote)
                .collect(Collectors.joining("(.*)")),
            Pattern.DOTALL);
    var matcher = pattern.matcher(subject);
    if (subject.length() > LONGEST || !matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(matcher.groupCount() > 0 ? matcher.group(1) : "");
  }

  boolean fits(String subject) {
    return match(subject).isPresent();
  }

  /** The same with another text in place of each {@code @}. */
  Glob with(String chart) {
    return new Glob(text.replace("@", chart));
  }
}
