package io.tracebloc.engine.ingest;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.JsonNodeType;
import tools.jackson.databind.node.POJONode;

/**
 * Plain scalars as the cluster's YAML 1.1 loader reads them ({@code contract/datasets.md} trap 26):
 * {@code yes} and {@code on} are booleans, {@code 017} and {@code 1:30} are integers, dates are
 * dates, while {@code 1e5} is text because it has neither a point nor a sign in the exponent.
 */
final class YamlScalar {
  private static final Set<String> TRUE = Set.of("yes", "true", "on");
  private static final Set<String> FALSE = Set.of("no", "false", "off");
  private static final Pattern NULL = Pattern.compile("~|null|Null|NULL|");
  private static final Pattern INTEGER =
      Pattern.compile(
          "[-+]?0b[0-1_]+|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x[0-9a-fA-F_]+"
              + "|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+");
  private static final Pattern FLOAT =
      Pattern.compile(
          "[-+]?[0-9][0-9_]*\\.[0-9_]*(?:[eE][-+][0-9]+)?|\\.[0-9][0-9_]*(?:[eE][-+][0-9]+)?"
              + "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\\.[0-9_]*"
              + "|[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN)");
  private static final Pattern TIMESTAMP =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}"
              + "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[Tt]|[ \\t]+)[0-9]{1,2}:[0-9]{2}:[0-9]{2}"
              + "(?:\\.[0-9]*)?(?:[ \\t]*(?:Z|[-+][0-9]{1,2}(?::[0-9]{2})?))?");
  private static final int LONGEST_NUMBER = 1000;

  /** A lone equals sign; the cluster's loader has nothing to make of it and gives up. */
  private static final Tag VALUE = new Tag("tag:yaml.org,2002:value");

  private YamlScalar() {}

  /** A value of a type that JSON does not have; the validator must not take it for text. */
  private static final class UntypedNode extends POJONode {
    private final String yaml;

    UntypedNode(String tag, String text) {
      super(text);
      this.yaml = tag + " " + YamlText.quoted(text);
    }

    @Override
    public JsonNodeType getNodeType() {
      return JsonNodeType.MISSING;
    }
  }

  /** The tag of a plain scalar. */
  static Tag tag(String text) {
    if (NULL.matcher(text).matches()) {
      return Tag.NULL;
    }
    if (isBoolean(text)) {
      return Tag.BOOL;
    }
    if (text.length() > LONGEST_NUMBER) {
      return Tag.STR;
    }
    if (INTEGER.matcher(text).matches()) {
      return Tag.INT;
    }
    if (FLOAT.matcher(text).matches()) {
      return Tag.FLOAT;
    }
    if (TIMESTAMP.matcher(text).matches()) {
      return Tag.TIMESTAMP;
    }
    if (text.equals("=")) {
      return VALUE;
    }
    return text.equals("<<") ? Tag.MERGE : Tag.STR;
  }

  /**
   * The value of a scalar with a tag; a date becomes a value of no JSON type.
   *
   * @throws IllegalArgumentException if the text is no value of that type, or the tag is unknown
   */
  static JsonNode value(Tag tag, String text) {
    var nodes = JsonNodeFactory.instance;
    if (tag.equals(Tag.STR) || tag.equals(Tag.MERGE)) {
      return nodes.stringNode(text);
    }
    if (tag.equals(Tag.NULL)) {
      return nodes.nullNode();
    }
    if (tag.equals(Tag.BOOL)) {
      return nodes.booleanNode(truth(text));
    }
    if (tag.equals(Tag.INT)) {
      return nodes.numberNode(integer(text));
    }
    if (tag.equals(Tag.FLOAT)) {
      return floating(nodes, text);
    }
    if (tag.equals(Tag.TIMESTAMP)) {
      return new UntypedNode("!!timestamp", text);
    }
    if (tag.equals(Tag.BINARY)) {
      return new UntypedNode("!!binary", text);
    }
    throw new IllegalArgumentException(
        tag.equals(VALUE)
            ? "the cluster cannot read a lone '='; put it in quotes"
            : "unknown tag " + tag.getValue());
  }

  /** A value of no JSON type as YAML; empty for all others. */
  static Optional<String> untyped(JsonNode node) {
    return node instanceof UntypedNode untyped ? Optional.of(untyped.yaml) : Optional.empty();
  }

  private static boolean isBoolean(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
      return false;
    }
    var capitalised = lower.substring(0, 1).toUpperCase(Locale.ROOT) + lower.substring(1);
    return text.equals(lower)
        || text.equals(capitalised)
        || text.equals(lower.toUpperCase(Locale.ROOT));
  }

  private static boolean truth(String text) {
    var lower = text.toLowerCase(Locale.ROOT);
    if (!TRUE.contains(lower) && !FALSE.contains(lower)) {
      throw new IllegalArgumentException("not a boolean");
    }
    return TRUE.contains(lower);
  }

  private static BigInteger integer(String text) {
    var plain = text.replace("_", "");
    var negative = plain.startsWith("-");
    var digits = negative || plain.startsWith("+") ? plain.substring(1) : plain;
    var value = unsigned(digits);
    return negative ? value.negate() : value;
  }

  private static BigInteger unsigned(String digits) {
    if (digits.startsWith("0b")) {
      return new BigInteger(digits.substring(2), 2);
    }
    if (digits.startsWith("0x")) {
      return new BigInteger(digits.substring(2), 16);
    }
    if (digits.startsWith("0")) {
      return new BigInteger(digits, 8);
    }
    var value = BigInteger.ZERO;
    for (var part : digits.split(":", -1)) {
      value = value.multiply(BigInteger.valueOf(60)).add(new BigInteger(part));
    }
    return value;
  }

  private static JsonNode floating(JsonNodeFactory nodes, String text) {
    var plain = text.replace("_", "").toLowerCase(Locale.ROOT);
    if (plain.endsWith(".inf")) {
      return nodes.numberNode(
          plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY);
    }
    if (plain.endsWith(".nan")) {
      return nodes.numberNode(Double.NaN);
    }
    var parts = plain.split(":", -1);
    var value = new BigDecimal(trimPoint(parts[parts.length - 1])).doubleValue();
    var weight = 60.0;
    for (var index = parts.length - 2; index >= 0; index--, weight *= 60) {
      value += Math.abs(Double.parseDouble(parts[index])) * weight;
    }
    var signed = parts.length > 1 && plain.startsWith("-") ? -value : value;
    // The validator compares whole numbers as such, and 64 bits do not hold these.
    return Math.abs(signed) < Long.MAX_VALUE || !Double.isFinite(signed)
        ? nodes.numberNode(signed)
        : nodes.numberNode(new BigDecimal(signed).toBigInteger());
  }

  private static String trimPoint(String text) {
    return text.endsWith(".") ? text + "0" : text;
  }
}
