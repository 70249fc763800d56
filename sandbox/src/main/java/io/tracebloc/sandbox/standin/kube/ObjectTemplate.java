package io.tracebloc.sandbox.standin.kube;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A YAML file of one or more objects with placeholders such as {@code ${release}}. Values are put
 * in after parsing, so that no value can change the structure.
 */
public final class ObjectTemplate {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-zA-Z]+)}");

  private final JsonMapper json = new JsonMapper();
  private final String yaml;

  private ObjectTemplate(String yaml) {
    this.yaml = yaml;
  }

  /** The template in a resource beside a class. */
  public static ObjectTemplate load(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalArgumentException("no resource " + resource + " beside " + owner);
      }
      return new ObjectTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The objects as they are in the file, placeholders and all. */
  public List<ObjectNode> raw() {
    var objects = new ArrayList<ObjectNode>();
    for (var document : new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(yaml)) {
      if (document != null) {
        objects.add(json.valueToTree(document));
      }
    }
    return objects;
  }

  /**
   * The objects, with every placeholder replaced.
   *
   * @throws IllegalArgumentException if a placeholder has no value
   */
  public List<ObjectNode> fill(Map<String, String> values) {
    return raw().stream().map(object -> (ObjectNode) filled(object, values)).toList();
  }

  private JsonNode filled(JsonNode node, Map<String, String> values) {
    return switch (node) {
      case ObjectNode object -> {
        var copy = json.createObjectNode();
        object
            .properties()
            .forEach(
                entry -> copy.set(fill(entry.getKey(), values), filled(entry.getValue(), values)));
        yield copy;
      }
      case ArrayNode array -> {
        var copy = json.createArrayNode();
        array.forEach(item -> copy.add(filled(item, values)));
        yield copy;
      }
      default ->
          node.isString() ? json.getNodeFactory().stringNode(fill(node.asString(), values)) : node;
    };
  }

  /**
   * A text, with every placeholder replaced.
   *
   * @throws IllegalArgumentException if a placeholder has no value
   */
  public static String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            match -> {
              var value = values.get(match.group(1));
              if (value == null) {
                throw new IllegalArgumentException("no value for " + match.group());
              }
              return Matcher.quoteReplacement(value);
            });
  }
}
