package io.tracebloc.engine.cluster;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads objects of the API leniently: what is missing or of another type is absent. The official
 * client's models refuse such objects altogether, as they do objects with a field that they do not
 * know, and take longer to load.
 */
public final class JsonFields {
  private JsonFields() {}

  /** The object of this name, or an empty one. */
  public static JsonObject object(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonObject child ? child : new JsonObject();
  }

  /** The objects in the list of this name. */
  public static Stream<JsonObject> objects(JsonObject parent, String name) {
    Stream<JsonElement> elements =
        parent.get(name) instanceof JsonArray array
            ? StreamSupport.stream(array.spliterator(), false)
            : Stream.of();
    return elements.filter(JsonElement::isJsonObject).map(JsonElement::getAsJsonObject);
  }

  /** The string of this name. */
  public static Optional<String> text(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonPrimitive value && value.isString()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** The number of this name, cut to an int. */
  public static OptionalInt number(JsonObject parent, String name) {
    return parent.get(name) instanceof JsonPrimitive value && value.isNumber()
        ? OptionalInt.of(value.getAsInt())
        : OptionalInt.empty();
  }
}
