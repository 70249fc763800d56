package io.tracebloc.sandbox.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Chooses objects by their labels; every requirement must be met. */
public record LabelSelector(List<Requirement> requirements) {
  private static final Pattern SEPARATOR = Pattern.compile(",(?![^(]*\\))");
  private static final Pattern SET = Pattern.compile("(\\S+)\\s+(in|notin)\\s*\\(([^)]*)\\)");
  private static final Pattern COMPARISON =
      Pattern.compile("([^\\s=!<>]+)\\s*(==|=|!=|<|>)\\s*([^\\s=!<>]*)");
  private static final Pattern PRESENCE = Pattern.compile("(!?)\\s*([^\\s=!<>()]+)");

  /** How a label's value is judged. */
  public enum Operator {
    /** The label's value is one of the values. */
    IN,
    /** The label is missing or its value is none of the values. */
    NOT_IN,
    /** The label is there. */
    EXISTS,
    /** The label is missing. */
    MISSING,
    /** The label's value is a greater number. */
    GREATER,
    /** The label's value is a smaller number. */
    LESS
  }

  /** A condition on one label. */
  public record Requirement(String key, Operator operator, Set<String> values) {
    public Requirement {
      values = Set.copyOf(values);
    }

    boolean met(JsonNode labels) {
      var label = labels.get(key);
      var value = label == null ? "" : label.asString("");
      return switch (operator) {
        case IN -> label != null && values.contains(value);
        case NOT_IN -> label == null || !values.contains(value);
        case EXISTS -> label != null;
        case MISSING -> label == null;
        case GREATER -> label != null && compare(value) > 0;
        case LESS -> label != null && compare(value) < 0;
      };
    }

    private int compare(String value) {
      try {
        return Long.compare(Long.parseLong(value), Long.parseLong(values.iterator().next()));
      } catch (NumberFormatException notANumber) {
        return 0;
      }
    }
  }

  public LabelSelector {
    requirements = List.copyOf(requirements);
  }

  /** Chooses everything. */
  public static LabelSelector everything() {
    return new LabelSelector(List.of());
  }

  /**
   * Reads a request parameter such as {@code app=web,tier in (a,b),!canary}.
   *
   * @throws ApiException 400 if it cannot be understood
   */
  public static LabelSelector parse(String text) {
    var requirements = new ArrayList<Requirement>();
    if (!text.isBlank()) {
      for (var part : SEPARATOR.split(text, -1)) {
        requirements.add(requirement(part.strip()));
      }
    }
    return new LabelSelector(requirements);
  }

  /** Reads a {@code selector} with {@code matchLabels} and {@code matchExpressions}. */
  public static LabelSelector of(JsonNode selector) {
    var requirements = new ArrayList<>(equal(selector.path("matchLabels")).requirements());
    for (var expression : selector.path("matchExpressions")) {
      var values =
          expression
              .path("values")
              .valueStream()
              .map(value -> value.asString(""))
              .collect(Collectors.toSet());
      var operator =
          switch (expression.path("operator").asString("")) {
            case "In" -> Operator.IN;
            case "NotIn" -> Operator.NOT_IN;
            case "Exists" -> Operator.EXISTS;
            case "DoesNotExist" -> Operator.MISSING;
            case String other ->
                throw ApiException.badRequest("\"" + other + "\" is not a valid selector operator");
          };
      requirements.add(new Requirement(expression.path("key").asString(""), operator, values));
    }
    return new LabelSelector(requirements);
  }

  /** Reads a Service's plain {@code selector}. */
  public static LabelSelector equal(JsonNode labels) {
    return new LabelSelector(
        labels.properties().stream()
            .map(
                label ->
                    new Requirement(
                        label.getKey(), Operator.IN, Set.of(label.getValue().asString(""))))
            .toList());
  }

  /** Whether the object's labels meet all requirements. */
  public boolean matches(ObjectNode object) {
    var labels = object.path("metadata").path("labels");
    return requirements.stream().allMatch(requirement -> requirement.met(labels));
  }

  private static Requirement requirement(String text) {
    var set = SET.matcher(text);
    if (set.matches()) {
      var values = Set.copyOf(List.of(set.group(3).strip().split("\\s*,\\s*", -1)));
      var operator = set.group(2).equals("in") ? Operator.IN : Operator.NOT_IN;
      return new Requirement(set.group(1), operator, values);
    }
    var comparison = COMPARISON.matcher(text);
    if (comparison.matches()) {
      var operator =
          switch (comparison.group(2)) {
            case "!=" -> Operator.NOT_IN;
            case ">" -> Operator.GREATER;
            case "<" -> Operator.LESS;
            default -> Operator.IN;
          };
      return new Requirement(comparison.group(1), operator, Set.of(comparison.group(3)));
    }
    var presence = PRESENCE.matcher(text);
    if (presence.matches()) {
      var operator = presence.group(1).isEmpty() ? Operator.EXISTS : Operator.MISSING;
      return new Requirement(presence.group(2), operator, Set.of());
    }
    throw ApiException.badRequest(
        "unable to parse requirement: found '" + text + "', expected: a label requirement");
  }
}
