package io.tracebloc.engine.release;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/** Reads YAML of unknown origin within bounds: size, depth and number of values. */
public final class YamlTree {
  private static final int LARGEST_TEXT = 16 * 1024 * 1024;
  private static final int DEEPEST = 64;
  private static final int MOST_VALUES = 1_000_000;

  /** A text of this size can hold no more values than the heap has room for. */
  private static final int SMALL_TEXT = 256 * 1024;

  private static final int MOST_EVENTS = 300_000;

  private int values;

  private YamlTree() {}

  /**
   * The document.
   *
   * @throws YAMLException if it is broken or out of bounds
   */
  public static Tree one(String text) {
    requireFewEvents(text);
    return new Tree(new YamlTree().convert(yaml().load(text), 0));
  }

  /**
   * All documents of a text.
   *
   * @throws YAMLException if one is broken or out of bounds
   */
  static List<Tree> all(String text) {
    requireFewEvents(text);
    var converter = new YamlTree();
    var documents = new ArrayList<Tree>();
    for (var document : yaml().loadAll(text)) {
      documents.add(new Tree(converter.convert(document, 0)));
    }
    return documents;
  }

  /** Goes through a large text once without keeping anything, before trees are made of it. */
  private static void requireFewEvents(String text) {
    if (text.length() <= SMALL_TEXT) {
      return;
    }
    var events = 0;
    for (var event : yaml().parse(new StringReader(text))) {
      if (++events > MOST_EVENTS) {
        throw new YAMLException("too many values, at " + event.getStartMark().getLine());
      }
    }
  }

  private static Yaml yaml() {
    var options = new LoaderOptions();
    options.setCodePointLimit(LARGEST_TEXT);
    options.setNestingDepthLimit(DEEPEST);
    return new Yaml(new SafeConstructor(options));
  }

  private JsonElement convert(Object value, int depth) {
    // An alias may lead back to itself, or multiply: neither the parser's limits see that.
    if (depth > DEEPEST || ++values > MOST_VALUES) {
      throw new YAMLException("too deep or too large");
    }
    return switch (value) {
      case null -> JsonNull.INSTANCE;
      case Map<?, ?> map -> {
        var object = new JsonObject();
        map.forEach((key, item) -> object.add(String.valueOf(key), convert(item, depth + 1)));
        yield object;
      }
      case Iterable<?> list -> {
        var array = new JsonArray();
        list.forEach(item -> array.add(convert(item, depth + 1)));
        yield array;
      }
      case Boolean bool -> new JsonPrimitive(bool);
      case Number number -> new JsonPrimitive(number);
      default -> new JsonPrimitive(value.toString());
    };
  }
}
