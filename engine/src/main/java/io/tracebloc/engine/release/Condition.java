package io.tracebloc.engine.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a part of a profile applies: all that is said must hold.
 *
 * @param present at least one of these places holds something; empty lists, maps and texts are
 *     nothing, as in Helm's templates
 * @param absent none of these places holds anything
 * @param without none of these places exists, not even as an empty list, map or text
 * @param enabled at least one of these places is true
 * @param equal each of these places holds one of its texts
 * @param unequal each of these places holds none of its texts
 * @param differ the two places both hold something, and not the same
 * @param versions the chart's version is within; never holds for an unknown version
 */
record Condition(
    List<ProfilePath> present,
    List<ProfilePath> absent,
    List<ProfilePath> without,
    List<ProfilePath> enabled,
    Map<ProfilePath, List<String>> equal,
    Map<ProfilePath, List<String>> unequal,
    List<ProfilePath> differ,
    Optional<VersionRange> versions) {
  private static final ProfilePath VERSION = ProfilePath.parse("chart.version");

  Condition {
    present = List.copyOf(present);
    absent = List.copyOf(absent);
    without = List.copyOf(without);
    enabled = List.copyOf(enabled);
    equal = Map.copyOf(equal);
    unequal = Map.copyOf(unequal);
    differ = List.copyOf(differ);
  }

  /** Holds always. */
  static Condition always() {
    return new Condition(
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Optional.empty());
  }

  boolean holds(Scope scope) {
    return (present.isEmpty() || present.stream().anyMatch(path -> filled(scope, path)))
        && absent.stream().noneMatch(path -> filled(scope, path))
        && without.stream().noneMatch(path -> scope.tree(path).present())
        && (enabled.isEmpty() || enabled.stream().anyMatch(path -> scope.tree(path).isTrue()))
        && equal.entrySet().stream().allMatch(entry -> holdsOne(scope, entry))
        && unequal.entrySet().stream().noneMatch(entry -> holdsOne(scope, entry))
        && (differ.isEmpty() || differs(scope))
        && versions.map(range -> range.contains(scope.tree(VERSION).text())).orElse(true);
  }

  private static boolean holdsOne(Scope scope, Map.Entry<ProfilePath, List<String>> texts) {
    return scope.tree(texts.getKey()).text().filter(texts.getValue()::contains).isPresent();
  }

  private static boolean filled(Scope scope, ProfilePath path) {
    return scope.tree(path).filled();
  }

  private boolean differs(Scope scope) {
    var values = differ.stream().map(scope::tree).filter(Tree::filled).map(Tree::element);
    return values.distinct().count() > 1;
  }
}
