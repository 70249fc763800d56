package io.tracebloc.sandbox.pods.node;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** The variables that a container's specification asks for. */
final class ContainerEnvironment {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([-._a-zA-Z0-9]+)\\)");

  private final References references;

  ContainerEnvironment(References references) {
    this.references = references;
  }

  /**
   * The variables as the specification has them, with references to earlier ones expanded.
   *
   * @throws NotReadyException if a ConfigMap, a Secret or a key is missing
   */
  Map<String, String> variables(Pod pod, JsonNode container) throws NotReadyException {
    var raw = new LinkedHashMap<String, String>();
    for (var source : container.path("envFrom")) {
      raw.putAll(all(pod, source));
    }
    for (var variable : container.path("env")) {
      var name = variable.path("name").asString("");
      var value =
          variable.has("valueFrom")
              ? from(pod, variable.path("valueFrom"))
              : Optional.of(expand(variable.path("value").asString(""), raw));
      value.ifPresent(text -> raw.put(name, text));
    }
    return raw;
  }

  /** Replaces {@code $(NAME)} by known variables and {@code $$} by a dollar sign. */
  static String expand(String text, Map<String, String> variables) {
    return REFERENCE
        .matcher(text)
        .replaceAll(
            match ->
                Matcher.quoteReplacement(
                    match.group(1) == null
                        ? "$"
                        : variables.getOrDefault(match.group(1), match.group())));
  }

  private Map<String, String> all(Pod pod, JsonNode source) throws NotReadyException {
    var ofMap = source.has("configMapRef");
    var reference = source.path(ofMap ? "configMapRef" : "secretRef");
    var name = reference.path("name").asString("");
    var found =
        ofMap
            ? references.configMapText(pod.namespace(), name)
            : references.secret(pod.namespace(), name);
    if (found.isEmpty() && !reference.path("optional").asBoolean(false)) {
      throw new NotReadyException((ofMap ? "configmap" : "secret") + " \"" + name + "\" not found");
    }
    var prefix = source.path("prefix").asString("");
    var values = new HashMap<String, String>();
    found
        .orElse(Map.of())
        .forEach(
            (key, value) -> values.put(prefix + key, new String(value, StandardCharsets.UTF_8)));
    return values;
  }

  private Optional<String> from(Pod pod, JsonNode source) throws NotReadyException {
    if (source.has("fieldRef")) {
      return Optional.of(
          FieldReference.value(pod, source.path("fieldRef").path("fieldPath").asString("")));
    }
    if (source.has("secretKeyRef")) {
      var reference = source.path("secretKeyRef");
      var secret = references.secret(pod.namespace(), reference.path("name").asString(""));
      return key(pod, reference, "Secret", "secret", secret);
    }
    if (source.has("configMapKeyRef")) {
      var reference = source.path("configMapKeyRef");
      var map = references.configMapText(pod.namespace(), reference.path("name").asString(""));
      return key(pod, reference, "ConfigMap", "configmap", map);
    }
    throw new NotReadyException(
        "the practice cluster does not know the variable source "
            + source.properties().stream().map(Map.Entry::getKey).findFirst().orElse("(none)"));
  }

  private static Optional<String> key(
      Pod pod, JsonNode reference, String kind, String word, Optional<Map<String, byte[]>> content)
      throws NotReadyException {
    var name = reference.path("name").asString("");
    var key = reference.path("key").asString("");
    var value = content.map(entries -> entries.get(key));
    if (value.isPresent() || reference.path("optional").asBoolean(false)) {
      return value.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
    throw new NotReadyException(
        content.isEmpty()
            ? word + " \"" + name + "\" not found"
            : "couldn't find key %s in %s %s/%s".formatted(key, kind, pod.namespace(), name));
  }
}
