package io.tracebloc.engine.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.stream.JsonReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Reads JSON of unknown origin from a stream within bounds: bytes, depth and number of values. What
 * nobody asks for is passed over without being kept.
 */
final class BoundedJson {
  /** Far above any genuine record; few enough to fit into a small heap. */
  static final int MOST_VALUES = 200_000;

  private static final int DEEPEST = 100;

  private final JsonReader reader;
  private final Set<String> ignored;
  private final Deque<String> path = new ArrayDeque<>();
  private int values;

  private BoundedJson(JsonReader reader, Set<String> ignored) {
    this.reader = reader;
    this.ignored = ignored;
  }

  /**
   * The document.
   *
   * @param ignored paths of maps' members that are passed over, joined by dots
   * @throws IOException if it is broken or out of bounds
   */
  static JsonElement read(BoundedStream bounded, Set<String> ignored) throws IOException {
    try (var reader = new JsonReader(new InputStreamReader(bounded, StandardCharsets.UTF_8))) {
      reader.setNestingLimit(DEEPEST);
      return new BoundedJson(reader, ignored).value();
    } catch (JsonParseException | IllegalStateException broken) {
      throw new IOException("broken JSON inside", broken);
    }
  }

  private JsonElement value() throws IOException {
    if (++values > MOST_VALUES) {
      throw new IOException("more than %,d values inside".formatted(MOST_VALUES));
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object();
      case BEGIN_ARRAY -> array();
      case STRING -> new JsonPrimitive(reader.nextString());
      case BOOLEAN -> new JsonPrimitive(reader.nextBoolean());
      case NULL -> {
        reader.nextNull();
        yield JsonNull.INSTANCE;
      }
      // As the library keeps them: with all their digits, whatever they are.
      default -> JsonParser.parseReader(reader);
    };
  }

  private JsonObject object() throws IOException {
    var object = new JsonObject();
    reader.beginObject();
    while (reader.hasNext()) {
      var name = reader.nextName();
      path.addLast(name);
      if (path.size() <= 2 && ignored.contains(String.join(".", path))) {
        reader.skipValue();
      } else {
        object.add(name, value());
      }
      path.removeLast();
    }
    reader.endObject();
    return object;
  }

  private JsonArray array() throws IOException {
    var array = new JsonArray();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value());
    }
    reader.endArray();
    return array;
  }
}
