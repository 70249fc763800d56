package io.tracebloc.engine.release;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One revision of a release as its storage object's metadata tells ({@code contract/releases.md}
 * 1.1).
 *
 * @param object kind and name of the object, for example {@code Secret/sh.helm.release.v1.demo.v3}
 * @param release release name
 * @param revision revision number
 * @param status Helm status, or {@code unknown}
 * @param payload the record's stored form, if the listing carried it
 */
record HelmRevision(
    String object, String release, int revision, String status, Optional<String> payload) {
  private static final Pattern NAME = Pattern.compile("sh\\.helm\\.release\\.v1\\.(.+)\\.v(\\d+)");

  /** From an object; empty if it cannot be told which release it belongs to. */
  static Optional<HelmRevision> of(String kind, Tree object) {
    var matcher = NAME.matcher(object.name());
    var named = matcher.matches();
    // Release names may contain ".v" themselves: labels first, then the last ".v<digits>".
    var release =
        object.label("name").or(() -> named ? Optional.of(matcher.group(1)) : Optional.empty());
    var revision =
        object
            .label("version")
            .or(() -> named ? Optional.of(matcher.group(2)) : Optional.empty())
            .filter(digits -> digits.matches("\\d{1,9}"));
    if (release.isEmpty() || revision.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HelmRevision(
            kind + "/" + object.name(),
            release.get(),
            Integer.parseInt(revision.get()),
            object.label("status").orElse("unknown"),
            object.text("data", "release")));
  }

  /** The object's name without its kind. */
  String objectName() {
    return object.substring(object.indexOf('/') + 1);
  }

  /** Without the payload, which may hold passwords. */
  @Override
  public String toString() {
    return "%s (%s revision %d, %s)".formatted(object, release, revision, status);
  }
}
