package io.tracebloc.commands.output;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.NonPrintableStyle;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.core.util.Separators.Spacing;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A result for programs: named values in order, written as one JSON or YAML document. Values are
 * text, numbers, booleans, documents and collections of these. Lists are never null, and an absent
 * value is left out ({@code contract/protocol.md} 7).
 */
public final class Document {
  /** What a terminal or an editor obeys. */
  private static final Pattern HARMFUL =
      Pattern.compile("[\\x7f\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\\x00-\\x7e]]");

  private final Map<String, Object> values = new LinkedHashMap<>();

  /** Sets a value. */
  public Document put(String name, Object value) {
    values.put(name, plain(value));
    return this;
  }

  /** Sets a value if there is one. */
  public Document put(String name, Optional<?> value) {
    value.ifPresent(present -> put(name, present));
    return this;
  }

  /** Sets a value that is JSON already; inside it, null is a value like any other. */
  public Document putJson(String name, String json) {
    values.put(name, parsed(json));
    return this;
  }

  /** Sets all members of a JSON object. */
  public Document putJsonMembers(String json) {
    if (parsed(json) instanceof Map<?, ?> members) {
      members.forEach((name, value) -> values.put((String) name, value));
    }
    return this;
  }

  private static Object parsed(String json) {
    return JsonMapper.builder()
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .build()
        .readValue(json, Object.class);
  }

  /** Takes over all values of another document. */
  public void putAll(Document other) {
    values.putAll(other.values);
  }

  /** One indented JSON object with a line end. */
  public String toJson() {
    var text = new StringWriter();
    var context = new Indented();
    try (var generator = new JsonFactory().createGenerator(context, text)) {
      write(generator, values);
    }
    return harmless(text.toString()) + "\n";
  }

  /** The same on one line. */
  public String toJsonLine() {
    var text = new StringWriter();
    try (var generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), text)) {
      write(generator, values);
    }
    return harmless(text.toString()) + "\n";
  }

  /** JSON may hold what a terminal or an editor obeys; outside ASCII, only texts can. */
  private static String harmless(String json) {
    return HARMFUL
        .matcher(json)
        .replaceAll(
            found ->
                found
                    .group()
                    .chars()
                    .mapToObj("\\\\u%04x"::formatted)
                    .collect(Collectors.joining()));
  }

  /** One YAML document in block style. */
  public String toYaml() {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(FlowStyle.BLOCK);
    options.setNonPrintableStyle(NonPrintableStyle.ESCAPE);
    var text = new Yaml(options).dump(values);
    if (!HARMFUL.matcher(text).find()) {
      return text;
    }
    options.setAllowUnicode(false);
    return new Yaml(options).dump(values);
  }

  /** Four spaces for each level, as kubectl indents. */
  private static final class Indented extends ObjectWriteContext.Base {
    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }

    @Override
    public PrettyPrinter getPrettyPrinter() {
      var indenter = new DefaultIndenter("    ", "\n");
      return new DefaultPrettyPrinter(
              Separators.createDefaultInstance().withObjectNameValueSpacing(Spacing.AFTER))
          .withObjectIndenter(indenter)
          .withArrayIndenter(indenter);
    }
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Document document -> document.values;
      case Collection<?> items -> {
        var list = new ArrayList<>();
        items.forEach(item -> list.add(plain(item)));
        yield list;
      }
      case String text -> text;
      case Integer number -> number;
      case Long number -> number;
      case Double number -> number;
      case Boolean truth -> truth;
      default -> throw new IllegalArgumentException("not a document value: " + value.getClass());
    };
  }

  private static void write(JsonGenerator generator, Object value) {
    switch (value) {
      case Map<?, ?> object -> {
        generator.writeStartObject();
        object.forEach(
            (name, member) -> {
              generator.writeName((String) name);
              write(generator, member);
            });
        generator.writeEndObject();
      }
      case Collection<?> items -> {
        generator.writeStartArray();
        items.forEach(item -> write(generator, item));
        generator.writeEndArray();
      }
      case Integer number -> generator.writeNumber(number);
      case Long number -> generator.writeNumber(number);
      case Double number -> generator.writeNumber(number);
      case BigInteger number -> generator.writeNumber(number);
      case BigDecimal number -> generator.writeNumber(number);
      case Boolean truth -> generator.writeBoolean(truth);
      case null -> generator.writeNull();
      default -> generator.writeString((String) value);
    }
  }
}
