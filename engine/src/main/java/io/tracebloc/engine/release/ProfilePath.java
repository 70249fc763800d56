package io.tracebloc.engine.release;

import java.util.ArrayList;
import java.util.List;

/**
 * A place that a profile names: a root and steps below it, for example {@code
 * values.storage.pvc.name}, {@code item.containers[0]} or {@code workload.mounts[/data/shared]}.
 * Keys with dots or slashes stand in brackets.
 *
 * @param root what it starts from
 * @param steps keys of maps, or numbers of list items
 */
record ProfilePath(String root, List<String> steps) {
  private static final int MOST_STEPS = 32;

  ProfilePath {
    steps = List.copyOf(steps);
  }

  /**
   * Reads a path.
   *
   * @throws IllegalArgumentException if it is none; the message says why
   */
  static ProfilePath parse(String text) {
    var steps = steps(text);
    if (steps.stream().anyMatch(String::isEmpty) || steps.size() > MOST_STEPS) {
      throw new IllegalArgumentException("'" + text + "' is not a path such as values.data.name");
    }
    return new ProfilePath(steps.getFirst(), steps.subList(1, steps.size()));
  }

  /** The steps of a path without a root. */
  static List<String> steps(String text) {
    var steps = new ArrayList<String>();
    var from = 0;
    while (from <= text.length()) {
      var end = from;
      while (end < text.length() && text.charAt(end) != '.' && text.charAt(end) != '[') {
        end++;
      }
      steps.add(text.substring(from, end));
      while (end < text.length() && text.charAt(end) == '[') {
        var close = text.indexOf(']', end);
        steps.add(close < 0 ? "" : text.substring(end + 1, close));
        end = close < 0 ? text.length() : close + 1;
      }
      if (end < text.length() && text.charAt(end) != '.') {
        steps.add("");
      }
      from = end + 1;
    }
    return steps;
  }

  /** Steps as a person writes them. */
  static String text(List<String> steps) {
    var text = new StringBuilder();
    for (var step : steps) {
      if (step.chars().anyMatch(c -> c == '.' || c == '/') || step.matches("\\d+")) {
        text.append('[').append(step).append(']');
      } else {
        text.append(text.isEmpty() ? "" : ".").append(step);
      }
    }
    return text.toString();
  }

  @Override
  public String toString() {
    return steps.isEmpty() ? root : root + "." + text(steps);
  }
}
