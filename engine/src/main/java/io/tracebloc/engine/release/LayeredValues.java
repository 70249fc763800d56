package io.tracebloc.engine.release;

import com.google.gson.JsonObject;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.Scope.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * A release's values, with parts of them replaced by what other objects say of the same, and the
 * source of each part.
 */
final class LayeredValues {
  private record Layer(List<String> into, String source, boolean stored) {}

  private final JsonObject tree;
  private final String source;
  private final List<Layer> layers = new ArrayList<>();
  private final Facts facts;

  /**
   * Starts with what Helm remembers.
   *
   * @param source where that stands, without the path
   */
  LayeredValues(Tree stored, String source, Facts facts) {
    tree = stored.isMap() ? stored.element().getAsJsonObject().deepCopy() : new JsonObject();
    this.source = source;
    this.facts = facts;
  }

  /** Whether an object said anything. */
  boolean layered() {
    return !layers.isEmpty();
  }

  boolean says(List<String> into) {
    return new Tree(tree).follow(into).filled();
  }

  /** Puts what an object says in place; what it does not say stays. */
  void put(List<String> into, Tree value, String from, boolean stored) {
    if (!value.present() || into.isEmpty()) {
      return;
    }
    warnOfDrift(into, value, from, stored);
    var parent = tree;
    for (var step : into.subList(0, into.size() - 1)) {
      if (!(parent.get(step) instanceof JsonObject)) {
        parent.add(step, new JsonObject());
      }
      parent = parent.getAsJsonObject(step);
    }
    parent.add(into.getLast(), value.element());
    layers.addFirst(new Layer(into, from, stored));
  }

  private void warnOfDrift(List<String> into, Tree value, String from, boolean stored) {
    var before = new Tree(tree).follow(into);
    if (!stored && before.filled() && !before.element().equals(value.element())) {
      facts.warn(
          "Drift: %s in %s is not what %s says; the live object is believed"
              .formatted(ProfilePath.text(into), Printable.of(from), Printable.of(source)));
    }
  }

  /** The values for expressions, each of which knows its source. */
  Place place() {
    var live = layers.stream().anyMatch(layer -> !layer.stored());
    return new Place(new Tree(tree), List.of(), this::sourceOf, !live);
  }

  private String sourceOf(List<String> steps) {
    for (var layer : layers) {
      var size = layer.into().size();
      if (steps.size() >= size && steps.subList(0, size).equals(layer.into())) {
        var below = ProfilePath.text(steps.subList(size, steps.size()));
        return below.isEmpty() ? layer.source() : layer.source() + " " + below;
      }
    }
    return source + " value " + ProfilePath.text(steps);
  }
}
