package io.tracebloc.engine.runs;

import com.google.gson.JsonObject;
import io.tracebloc.engine.cluster.JsonFields;
import io.tracebloc.engine.runs.Belonging.Kind;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The ConfigMaps and Secrets that a Pod's spec refers to, in whichever way. */
final class References {
  private final Set<Belonging> all = new LinkedHashSet<>();

  private References() {}

  /** What a Pod with this spec uses. */
  static Set<Belonging> of(JsonObject podSpec) {
    var references = new References();
    JsonFields.objects(podSpec, "volumes").forEach(references::volume);
    Stream.of("initContainers", "containers", "ephemeralContainers")
        .flatMap(kind -> JsonFields.objects(podSpec, kind))
        .forEach(references::container);
    JsonFields.objects(podSpec, "imagePullSecrets")
        .forEach(secret -> references.add(Kind.SECRET, JsonFields.text(secret, "name")));
    return references.all;
  }

  private void volume(JsonObject volume) {
    source(volume);
    JsonFields.objects(JsonFields.object(volume, "projected"), "sources").forEach(this::source);
  }

  private void source(JsonObject source) {
    var secret = JsonFields.object(source, "secret");
    add(Kind.CONFIG_MAP, JsonFields.text(JsonFields.object(source, "configMap"), "name"));
    // A volume calls it secretName, a part of a projected volume name.
    add(
        Kind.SECRET,
        JsonFields.text(secret, "secretName").or(() -> JsonFields.text(secret, "name")));
  }

  private void container(JsonObject container) {
    JsonFields.objects(container, "env")
        .map(variable -> JsonFields.object(variable, "valueFrom"))
        .forEach(from -> both(from, "configMapKeyRef", "secretKeyRef"));
    JsonFields.objects(container, "envFrom")
        .forEach(from -> both(from, "configMapRef", "secretRef"));
  }

  private void both(JsonObject from, String configMap, String secret) {
    add(Kind.CONFIG_MAP, JsonFields.text(JsonFields.object(from, configMap), "name"));
    add(Kind.SECRET, JsonFields.text(JsonFields.object(from, secret), "name"));
  }

  private void add(Kind kind, Optional<String> name) {
    name.filter(text -> !text.isEmpty()).ifPresent(text -> all.add(new Belonging(kind, text)));
  }
}
