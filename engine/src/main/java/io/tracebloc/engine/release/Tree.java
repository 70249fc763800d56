package io.tracebloc.engine.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A place in a JSON document that may not be there, or may not be what it should be: stepping on
 * from it never fails. Objects of the API, Helm records, values and manifests are all read so.
 */
public record Tree(JsonElement element) {
  private static final Tree NOTHING = new Tree(JsonNull.INSTANCE);

  /** A place that is not there. */
  public static Tree nothing() {
    return NOTHING;
  }

  /** A text. */
  public static Tree ofText(String text) {
    return new Tree(new JsonPrimitive(text));
  }

  /** The place below, step by step: keys of maps, numbers of list items. */
  public Tree follow(List<String> steps) {
    var place = element;
    for (var step : steps) {
      place =
          switch (place) {
            case JsonObject object -> object.get(step);
            case JsonArray array when step.matches("\\d{1,6}") -> item(array, step);
            case null, default -> null;
          };
    }
    return place == null ? NOTHING : new Tree(place);
  }

  private static JsonElement item(JsonArray array, String step) {
    var number = Integer.parseInt(step);
    return number < array.size() ? array.get(number) : JsonNull.INSTANCE;
  }

  /** Whether anything is here; empty lists, maps and texts are nothing. */
  public boolean filled() {
    return switch (element) {
      case JsonObject object -> !object.isEmpty();
      case JsonArray array -> !array.isEmpty();
      default -> text().isPresent();
    };
  }

  /** The place below, key by key. */
  public Tree at(String... keys) {
    var place = element;
    for (var key : keys) {
      place = place instanceof JsonObject object ? object.get(key) : null;
    }
    return place == null ? NOTHING : new Tree(place);
  }

  /** Whether there is anything but null. */
  public boolean present() {
    return !element.isJsonNull();
  }

  /** Whether a map is here. */
  public boolean isMap() {
    return element.isJsonObject();
  }

  /** The scalar here as text; empty texts count as absent. */
  public Optional<String> text() {
    return element instanceof JsonPrimitive scalar
        ? Optional.of(scalar.getAsString()).filter(text -> !text.isEmpty())
        : Optional.empty();
  }

  /** The text at a place below. */
  public Optional<String> text(String... keys) {
    return at(keys).text();
  }

  /** The whole number here, if there is one of at most nine digits. */
  public OptionalInt number() {
    var digits = text().filter(text -> text.matches("\\d{1,9}"));
    return digits.isPresent()
        ? OptionalInt.of(Integer.parseInt(digits.get()))
        : OptionalInt.empty();
  }

  /** Whether the scalar here is false, as boolean or as text. */
  public boolean isFalse() {
    return text().filter("false"::equalsIgnoreCase).isPresent();
  }

  /** Whether the scalar here is true, as boolean or as text. */
  public boolean isTrue() {
    return text().filter("true"::equalsIgnoreCase).isPresent();
  }

  /** The list here; empty if it is none. */
  public List<Tree> items() {
    var items = new ArrayList<Tree>();
    if (element instanceof JsonArray array) {
      array.forEach(item -> items.add(new Tree(item)));
    }
    return items;
  }

  /** A list of the API with only those items. */
  public Tree withItems(Predicate<Tree> wanted) {
    var kept = new JsonArray();
    at("items").items().stream().filter(wanted).map(Tree::element).forEach(kept::add);
    var list = new JsonObject();
    list.add("items", kept);
    return new Tree(list);
  }

  /** The texts of the list here. */
  public List<String> texts() {
    return items().stream().map(Tree::text).flatMap(Optional::stream).toList();
  }

  /** The keys of the map here. */
  public Set<String> keys() {
    return element instanceof JsonObject object ? object.keySet() : Set.of();
  }

  /** The first item of a list of maps whose field has this text. */
  public Tree itemWhere(String field, String text) {
    return items().stream()
        .filter(item -> item.text(field).filter(text::equals).isPresent())
        .findFirst()
        .orElse(NOTHING);
  }

  /** The name in an object's metadata, or the empty text. */
  public String name() {
    return text("metadata", "name").orElse("");
  }

  /** A label of an object. */
  public Optional<String> label(String key) {
    return text("metadata", "labels", key);
  }
}
