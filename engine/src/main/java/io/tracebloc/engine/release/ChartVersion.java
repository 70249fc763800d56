package io.tracebloc.engine.release;

import java.util.Optional;
import java.util.regex.Pattern;

/** A chart version, as far as gates need it: the three numbers of a semantic version. */
public record ChartVersion(int major, int minor, int patch) implements Comparable<ChartVersion> {
  private static final Pattern PATTERN =
      Pattern.compile("v?(\\d{1,6})\\.(\\d{1,6})\\.(\\d{1,6})(?:[-+].*)?");

  /** Parses a version; empty for anything that is none. */
  public static Optional<ChartVersion> parse(String text) {
    var matcher = PATTERN.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ChartVersion(
            Integer.parseInt(matcher.group(1)),
            Integer.parseInt(matcher.group(2)),
            Integer.parseInt(matcher.group(3))));
  }

  /** Whether it is older than the version of these three numbers. */
  public boolean isBefore(int otherMajor, int otherMinor, int otherPatch) {
    return compareTo(new ChartVersion(otherMajor, otherMinor, otherPatch)) < 0;
  }

  @Override
  public int compareTo(ChartVersion other) {
    return major != other.major
        ? Integer.compare(major, other.major)
        : minor != other.minor
            ? Integer.compare(minor, other.minor)
            : Integer.compare(patch, other.patch);
  }
}
