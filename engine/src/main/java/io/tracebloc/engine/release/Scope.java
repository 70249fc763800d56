package io.tracebloc.engine.release;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a profile's expressions can name: roots such as {@code values}, {@code workload} or {@code
 * item}, each with where it was read. Immutable.
 */
final class Scope {
  /** Says where the value at some steps below a root was read. */
  @FunctionalInterface
  interface Origin {
    /** The source in words; empty if it is no more than the profile itself. */
    String of(List<String> steps);
  }

  /**
   * A place that was found.
   *
   * @param tree what is there
   * @param steps how it was reached from where it was read
   * @param origin where that was
   * @param stored whether that is Helm's memory rather than a live object
   */
  record Place(Tree tree, List<String> steps, Origin origin, boolean stored) {
    Place {
      steps = List.copyOf(steps);
    }

    /** A text that the program itself knows. */
    static Place known(String text) {
      return new Place(Tree.ofText(text), List.of(), steps -> "", false);
    }

    /** A chart's name and version, which the program knows. */
    static Place chart(String name, String version) {
      var both = new JsonObject();
      both.addProperty("name", name);
      both.addProperty("version", version);
      return new Place(new Tree(both), List.of(), steps -> "", false);
    }

    /** A release's names, which the program knows. */
    static Place release(String name, String namespace, String fullName) {
      var all = new JsonObject();
      all.addProperty("name", name);
      all.addProperty("namespace", namespace);
      all.addProperty("fullname", fullName);
      return new Place(new Tree(all), List.of(), steps -> "", false);
    }

    /** Something read from a live object. */
    static Place live(Tree tree, String source) {
      return new Place(tree, List.of(), named(source), false);
    }

    /** Something read from Helm's record. */
    static Place stored(Tree tree, String source) {
      return new Place(tree, List.of(), named(source), true);
    }

    private static Origin named(String source) {
      return steps -> steps.isEmpty() ? source : source + " " + ProfilePath.text(steps);
    }

    Place below(List<String> further) {
      var all = new ArrayList<>(steps);
      all.addAll(further);
      return new Place(tree.follow(further), all, origin, stored);
    }

    String source() {
      return origin.of(steps);
    }
  }

  private final Map<String, Place> roots;

  private Scope(Map<String, Place> roots) {
    this.roots = roots;
  }

  static Scope empty() {
    return new Scope(Map.of());
  }

  /** This scope with one more root. */
  Scope with(String name, Place place) {
    Map<String, Place> more = new HashMap<>(roots);
    more.put(name, place);
    return new Scope(more);
  }

  /** The place at a path; empty if its root is not known here. What it holds may be nothing. */
  Optional<Place> at(ProfilePath path) {
    return Optional.ofNullable(roots.get(path.root())).map(place -> place.below(path.steps()));
  }

  /** The tree at a path, or nothing. */
  Tree tree(ProfilePath path) {
    return at(path).map(Place::tree).orElse(Tree.nothing());
  }
}
