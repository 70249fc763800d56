package io.tracebloc.engine.dataset.selection;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A pattern for paths in a tree, in the manner of {@code .gitignore}. Without a slash it is about
 * the name of a file or directory at any depth; with one it is about the whole path from the top of
 * the tree. {@code **} between slashes is any number of directories. With a slash at its end it is
 * about directories only. Upper and lower case differ. Immutable.
 */
public final class PathPattern {
  /** For each component a pattern, or nothing for any number of components. */
  private final List<Optional<NameGlob>> parts;

  private final boolean directoriesOnly;
  private final String text;

  private PathPattern(String text, List<Optional<NameGlob>> parts, boolean directoriesOnly) {
    this.text = text;
    this.parts = List.copyOf(parts);
    this.directoriesOnly = directoriesOnly;
  }

  /**
   * Reads a pattern.
   *
   * @throws InputFailure if it cannot be understood
   */
  public static PathPattern parse(String text) {
    boolean directoriesOnly = text.endsWith("/");
    var path = text.replaceFirst("^(\\./)+", "").replaceFirst("/$", "");
    boolean anchored = path.contains("/");
    path = path.replaceFirst("^/", "");
    if (path.isEmpty()) {
      throw unusable(text, "says nothing");
    }
    if (path.startsWith("!")) {
      throw unusable(text, "begins with !, which would undo another one in .gitignore");
    }
    var parts = new ArrayList<Optional<NameGlob>>();
    if (!anchored) {
      parts.add(Optional.empty());
    }
    for (var part : path.split("/", -1)) {
      parts.add(part(text, part));
    }
    if (parts.getLast().isEmpty()) {
      // What lies in a directory, not the directory itself.
      parts.add(Optional.of(NameGlob.parse("*")));
    }
    return new PathPattern(text, parts, directoriesOnly);
  }

  private static Optional<NameGlob> part(String pattern, String part) {
    if (part.isEmpty()) {
      throw unusable(pattern, "has two slashes in a row");
    }
    if (part.equals("**")) {
      return Optional.empty();
    }
    try {
      return Optional.of(NameGlob.parse(part));
    } catch (IllegalArgumentException misunderstood) {
      throw unusable(pattern, misunderstood.getMessage());
    }
  }

  private static InputFailure unusable(String pattern, String reason) {
    return new InputFailure(
        "the pattern \"%s\" %s".formatted(Printable.of(pattern), reason),
        "Patterns are names such as \"*.tmp\", or paths such as \"raw/**/*.png\"; \\ takes the next"
            + " character as it is.");
  }

  /** The pattern as it was given. */
  @Override
  public String toString() {
    return text;
  }

  /** Whether this path, given by its components from the top of the tree, is meant. */
  boolean matches(List<String> path, boolean directory) {
    if (directoriesOnly && !directory) {
      return false;
    }
    int part = 0;
    int at = 0;
    int jump = -1;
    int jumped = 0;
    while (at < path.size()) {
      if (part < parts.size() && parts.get(part).isEmpty()) {
        jump = part++;
        jumped = at;
      } else if (part < parts.size() && parts.get(part).get().matches(path.get(at))) {
        part++;
        at++;
      } else if (jump >= 0) {
        part = jump + 1;
        at = ++jumped;
      } else {
        return false;
      }
    }
    return part == parts.size();
  }
}
