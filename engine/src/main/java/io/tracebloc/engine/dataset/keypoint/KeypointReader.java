package io.tracebloc.engine.dataset.keypoint;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/** Reads cells of {@code Annotation} and {@code Visibility}. For one thread. */
public final class KeypointReader {
  /** Names in one object. */
  static final int MOST_POINTS = 10_000;

  /** Objects and arrays within each other. */
  static final int DEEPEST = 32;

  private static final int LONGEST_NUMBER = 1000;
  private static final int LONGEST_NAME = 10_000;
  private static final KeypointCell<?> NOT_JSON = new KeypointCell.NoObject<>("no valid JSON");

  private final JsonFactory json =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .maxNameLength(LONGEST_NAME)
                  .build())
          .build();

  /** Reads the value that the parser stands at, and leaves the parser at its end. */
  @FunctionalInterface
  private interface ValueReader<V> {
    V read(JsonParser parser);
  }

  /** The points of an annotation. */
  public KeypointCell<Point> points(Slice cell) {
    return read(cell, KeypointReader::point);
  }

  /** The visibility of points: whether each value is 0 or 1. */
  public KeypointCell<Boolean> flags(Slice cell) {
    return read(cell, KeypointReader::isFlag);
  }

  private <V> KeypointCell<V> read(Slice cell, ValueReader<V> values) {
    if (cell.trim().isEmpty()) {
      return new KeypointCell.NoObject<>("empty");
    }
    // The parser would take a byte order mark for an encoding; in a text it is no JSON.
    if (cell.at(0) == (byte) 0xef) {
      return notJson();
    }
    try (var parser =
        json.createParser(ObjectReadContext.empty(), cell.bytes(), cell.start(), cell.length())) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        return noObject(parser);
      }
      var members = members(parser, values);
      if (members.size() > MOST_POINTS) {
        return new KeypointCell.NoObject<>(
            "an object of more than %,d names".formatted(MOST_POINTS));
      }
      return parser.nextToken() == null ? new KeypointCell.Values<>(members) : notJson();
    } catch (JacksonException | IllegalStateException e) {
      // The second one comes when names are made to collide in the parser's table.
      return notJson();
    }
  }

  /** Up to one member more than are allowed. */
  private static <V> Map<String, V> members(JsonParser parser, ValueReader<V> values) {
    var members = new LinkedHashMap<String, V>();
    for (var name = parser.nextName();
        name != null && members.size() <= MOST_POINTS;
        name = parser.nextName()) {
      parser.nextToken();
      members.put(name, values.read(parser));
    }
    return members;
  }

  private static <V> KeypointCell<V> noObject(JsonParser parser) {
    // Only the rest tells whether it is JSON at all, which would be the better hint.
    parser.skipChildren();
    return parser.nextToken() == null
        ? new KeypointCell.NoObject<>("JSON, but no object")
        : notJson();
  }

  @SuppressWarnings("unchecked") // It holds no value.
  private static <V> KeypointCell<V> notJson() {
    return (KeypointCell<V>) NOT_JSON;
  }

  private static Point point(JsonParser parser) {
    return switch (parser.currentToken()) {
      case START_ARRAY -> pair(parser);
      case START_OBJECT -> named(parser);
      default -> Point.Malformed.MALFORMED;
    };
  }

  private static Point pair(JsonParser parser) {
    var x = Double.NaN;
    var y = Double.NaN;
    var count = 0;
    for (; parser.nextToken() != JsonToken.END_ARRAY; count++) {
      var number = number(parser);
      x = count == 0 ? number : x;
      y = count == 1 ? number : y;
    }
    return count == 2 ? at(x, y) : Point.Malformed.MALFORMED;
  }

  private static Point named(JsonParser parser) {
    var x = Double.NaN;
    var y = Double.NaN;
    for (var name = parser.nextName(); name != null; name = parser.nextName()) {
      parser.nextToken();
      var number = number(parser);
      x = name.equals("x") ? number : x;
      y = name.equals("y") ? number : y;
    }
    return at(x, y);
  }

  private static Point at(double x, double y) {
    return x >= 0 && y >= 0 ? new Point.At(x, y) : Point.Malformed.MALFORMED;
  }

  private static boolean isFlag(JsonParser parser) {
    var number = number(parser);
    return number == 0 || number == 1;
  }

  /** The number at the parser, or NaN; whatever it is, it is passed. */
  private static double number(JsonParser parser) {
    if (parser.currentToken().isNumeric()) {
      return parser.getDoubleValue();
    }
    parser.skipChildren();
    return Double.NaN;
  }
}
