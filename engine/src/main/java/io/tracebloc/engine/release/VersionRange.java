package io.tracebloc.engine.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Versions of a chart: bounds such as {@code >=1.1.0 <2}, all of which must hold. Parts of a
 * version that are not given count as zero; what follows a dash or plus sign is not looked at.
 */
record VersionRange(List<Bound> bounds) {
  private static final Pattern BOUND = Pattern.compile("(>=|<=|<|>|=)?(\\d+(?:\\.\\d+){0,2})");

  /** One bound. */
  record Bound(String operator, ChartVersion version) {
    boolean holds(ChartVersion other) {
      var order = other.compareTo(version);
      return switch (operator) {
        case ">=" -> order >= 0;
        case "<=" -> order <= 0;
        case ">" -> order > 0;
        case "<" -> order < 0;
        default -> order == 0;
      };
    }
  }

  VersionRange {
    bounds = List.copyOf(bounds);
  }

  /**
   * Reads a range.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static VersionRange parse(String text) {
    var bounds = new ArrayList<Bound>();
    for (var word : text.strip().split("[ ,]+", -1)) {
      var matcher = BOUND.matcher(word);
      var version = matcher.matches() ? padded(matcher.group(2)) : Optional.<ChartVersion>empty();
      if (version.isEmpty()) {
        throw new IllegalArgumentException("'" + text + "' is not a range such as >=1.1.0 <2");
      }
      bounds.add(new Bound(Optional.ofNullable(matcher.group(1)).orElse("="), version.get()));
    }
    return new VersionRange(bounds);
  }

  private static Optional<ChartVersion> padded(String version) {
    var dots = version.chars().filter(c -> c == '.').count();
    return ChartVersion.parse(version + ".0".repeat((int) (2 - dots)));
  }

  /** Whether a version is known and within. */
  boolean contains(Optional<String> version) {
    return version
        .flatMap(ChartVersion::parse)
        .map(known -> bounds.stream().allMatch(bound -> bound.holds(known)))
        .orElse(false);
  }
}
