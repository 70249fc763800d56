package io.tracebloc.engine.stage;

import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.Target;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A directory that a platform has for user data, below the mount. A component in angle brackets
 * stands for a name, for example {@code users/<space>}.
 */
record UserDirectory(List<String> parts) {
  private static final Pattern ANY_NAME = Pattern.compile("<[^<>]*>");

  UserDirectory {
    parts = List.copyOf(parts);
  }

  static List<UserDirectory> of(Target target) {
    return target.userDirectories().stream()
        .map(path -> path.replaceAll("^/+|/+$", ""))
        .filter(path -> !path.isEmpty())
        .map(path -> new UserDirectory(List.of(path.split("/+"))))
        .toList();
  }

  /** Whether it belongs to somebody whose name has to be told. */
  boolean isPersonal() {
    return parts.stream().anyMatch(UserDirectory::isAnyName);
  }

  private static boolean isAnyName(String part) {
    return ANY_NAME.matcher(part).matches();
  }

  /** Whether the path is in it, or is it. */
  boolean holds(List<String> path) {
    if (path.size() < parts.size()) {
      return false;
    }
    for (int at = 0; at < parts.size(); at++) {
      if (!isAnyName(parts.get(at)) && !parts.get(at).equals(path.get(at))) {
        return false;
      }
    }
    return true;
  }

  /** Whether the path is no more than this directory itself. */
  boolean is(List<String> path) {
    return path.size() == parts.size() && holds(path);
  }

  /** This directory as it is named in a path that is in it. */
  String within(List<String> path) {
    return String.join("/", path.subList(0, parts.size()));
  }

  @Override
  public String toString() {
    return Printable.of(String.join("/", parts));
  }
}
