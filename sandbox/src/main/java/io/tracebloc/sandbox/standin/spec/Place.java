package io.tracebloc.sandbox.standin.spec;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A value of the document together with where it stands and where its violations are collected.
 * Each check mirrors one keyword of JSON Schema: it says nothing about values of a type it is not
 * made for.
 *
 * @param path keys and indices from the root
 * @param value the parsed YAML value; empty for an explicit null
 * @param found receives violations
 */
record Place(List<Object> path, Optional<Object> value, List<Violation> found) {
  private static final BigInteger ONE = BigInteger.ONE;

  /** Reports a broken rule here. */
  void report(String keyword, String message) {
    found.add(new Violation(path, keyword, message));
  }

  /** The value as a mapping, if it is one. */
  Optional<Map<?, ?>> mapping() {
    return value.filter(Map.class::isInstance).map(map -> (Map<?, ?>) map);
  }

  /** Whether this is a mapping with that key. */
  boolean has(String key) {
    return mapping().map(map -> map.containsKey(key)).orElse(false);
  }

  /** Checks the value of a key, if the key is there. */
  void property(String key, Consumer<Place> check) {
    mapping().filter(map -> map.containsKey(key)).ifPresent(map -> check.accept(child(key, map)));
  }

  /** Checks each element, if this is a list. */
  void eachItem(Consumer<Place> check) {
    if (value.orElse(null) instanceof List<?> list) {
      for (var i = 0; i < list.size(); i++) {
        check.accept(new Place(extended(i), Optional.ofNullable(list.get(i)), found));
      }
    }
  }

  /** Checks each value of a mapping. */
  void eachProperty(Consumer<Place> check) {
    mapping()
        .ifPresent(map -> map.keySet().forEach(key -> check.accept(child(key.toString(), map))));
  }

  /** {@code type}: object, array, string or integer. */
  void type(String type) {
    if (!isOf(type)) {
      report("type", PythonText.of(value) + " is not of type '" + type + "'");
    }
  }

  boolean isOf(String type) {
    return switch (value.orElse(null)) {
      case null -> false;
      case Map<?, ?> _ -> type.equals("object");
      case List<?> _ -> type.equals("array");
      case String _ -> type.equals("string");
      case Integer _, Long _, BigInteger _ -> type.equals("integer");
      case Double number -> type.equals("integer") && number == Math.rint(number) && isFinite();
      default -> false;
    };
  }

  private boolean isFinite() {
    return value.orElse(null) instanceof Double number && Double.isFinite(number);
  }

  /** {@code required}: one violation per missing key. */
  void required(String... keys) {
    mapping()
        .ifPresent(
            map -> {
              for (var key : keys) {
                if (!map.containsKey(key)) {
                  report("required", "'" + key + "' is a required property");
                }
              }
            });
  }

  /** {@code additionalProperties: false}: one violation that names all unknown keys. */
  void closed(Set<String> known) {
    var unknown = new TreeSet<String>();
    mapping().ifPresent(map -> map.keySet().forEach(key -> unknown.add(key.toString())));
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      var names = unknown.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
      report(
          "additionalProperties",
          "Additional properties are not allowed (%s %s unexpected)"
              .formatted(names, unknown.size() == 1 ? "was" : "were"));
    }
  }

  /** {@code const}. */
  void constant(String expected) {
    if (!value.equals(Optional.of(expected))) {
      report("const", "'" + expected + "' was expected");
    }
  }

  /** {@code enum}. */
  void oneOf(List<String> allowed) {
    if (value.filter(allowed::contains).isEmpty()) {
      report(
          "enum",
          PythonText.of(value) + " is not one of " + PythonText.of(Optional.of((Object) allowed)));
    }
  }

  /** {@code type: string} and {@code minLength: 1}. */
  void text() {
    type("string");
    notEmpty("minLength", "string");
  }

  /** {@code minLength: 1} or {@code minProperties: 1}. */
  void notEmpty(String keyword, String type) {
    var empty =
        switch (value.orElse(null)) {
          case String text -> text.isEmpty();
          case Map<?, ?> map -> map.isEmpty();
          case null, default -> false;
        };
    if (empty && isOf(type)) {
      report(keyword, PythonText.of(value) + " should be non-empty");
    }
  }

  /** {@code type: integer} and {@code minimum: 1}. */
  void positiveInteger() {
    type("integer");
    if (value.orElse(null) instanceof Number number && isBelowOne(number)) {
      report("minimum", PythonText.of(value) + " is less than the minimum of 1");
    }
  }

  private static boolean isBelowOne(Number number) {
    return number instanceof BigInteger big ? big.compareTo(ONE) < 0 : number.doubleValue() < 1;
  }

  /** A size: exactly two positive integers, width and height. */
  void size() {
    type("array");
    if (value.orElse(null) instanceof List<?> list && list.size() != 2) {
      report(
          list.size() < 2 ? "minItems" : "maxItems",
          PythonText.of(value) + (list.size() < 2 ? " is too short" : " is too long"));
    }
    eachItem(Place::positiveInteger);
  }

  private Place child(String key, Map<?, ?> map) {
    return new Place(extended(key), Optional.ofNullable(map.get(key)), found);
  }

  private List<Object> extended(Object segment) {
    var longer = new ArrayList<>(path);
    longer.add(segment);
    return longer;
  }
}
