package io.tracebloc.engine.chart;

import java.io.CharArrayReader;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Looks in a text from outside for the last JSON object that looks like an answer of jobs-manager.
 * One that lies in another such object is a part of it. The work is bounded, whatever the text is.
 * Used once, by one thread.
 */
final class AnswerSearch {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Characters to be read in all: a text of 64 KiB as deeply as 64 objects lie in each other. */
  private static final int MOST_READ = 4 << 20;

  /** What an attempt costs, however little is read. */
  private static final int ATTEMPT = 200;

  private final String text;
  private final char[] characters;
  private int budget = MOST_READ;

  AnswerSearch(String text) {
    this.text = text;
    this.characters = text.toCharArray();
  }

  /**
   * An object in a text.
   *
   * @param start of it in the text
   * @param end after it
   */
  record Found(JsonNode object, int start, int end) {
    /** What stands around it. */
    String without(String text) {
      return text.substring(0, start) + "\n" + text.substring(end);
    }
  }

  /** The last such object, the outermost around it. */
  Optional<Found> last() {
    Optional<Found> best = Optional.empty();
    var at = text.lastIndexOf('{');
    while (at >= 0 && budget > 0) {
      var inner = best;
      best =
          object(at)
              .filter(found -> inner.isEmpty() || inner.get().end() <= found.end())
              .or(() -> inner);
      at = text.lastIndexOf('{', at - 1);
    }
    return best;
  }

  private Optional<Found> object(int start) {
    try (var parser =
        JSON.createParser(new CharArrayReader(characters, start, characters.length - start))) {
      try {
        JsonNode node = parser.readValueAsTree();
        return node.isObject() && isAnswer(node)
            ? Optional.of(new Found(node, start, start + read(parser)))
            : Optional.empty();
      } finally {
        budget -= ATTEMPT + read(parser);
      }
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  private static int read(JsonParser parser) {
    return (int) parser.currentLocation().getCharOffset();
  }

  private static boolean isAnswer(JsonNode object) {
    return object.has("job_name") || object.has("detail") || object.has("error");
  }
}
