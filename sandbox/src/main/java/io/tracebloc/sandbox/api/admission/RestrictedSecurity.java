package io.tracebloc.sandbox.api.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The rules that Pod Security's level {@code restricted} adds or tightens. */
final class RestrictedSecurity {
  private static final Set<String> VOLUMES =
      Set.of(
          "name",
          "configMap",
          "csi",
          "downwardAPI",
          "emptyDir",
          "ephemeral",
          "image",
          "persistentVolumeClaim",
          "projected",
          "secret");
  private static final List<String> PROFILES = List.of("RuntimeDefault", "Localhost");

  private RestrictedSecurity() {}

  static Optional<String> privilegeEscalation(JsonNode spec) {
    var names =
        Offenders.containers(
            spec,
            container ->
                container.path("securityContext").path("allowPrivilegeEscalation").asBoolean(true));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "allowPrivilegeEscalation != false (%s must set securityContext.allowPrivilegeEscalation=false)"
                .formatted(Offenders.named("container", names)));
  }

  static Optional<String> capabilities(JsonNode spec) {
    var details = new ArrayList<String>();
    var keeping =
        Offenders.containers(
            spec,
            container ->
                container
                    .path("securityContext")
                    .path("capabilities")
                    .path("drop")
                    .valueStream()
                    .noneMatch(dropped -> dropped.asString("").equals("ALL")));
    if (!keeping.isEmpty()) {
      details.add(
          Offenders.named("container", keeping)
              + " must set securityContext.capabilities.drop=[\"ALL\"]");
    }
    BaselineSecurity.addedBeyond(Set.of("NET_BIND_SERVICE"), spec).ifPresent(details::add);
    return Offenders.violation("unrestricted capabilities", details);
  }

  static Optional<String> volumes(JsonNode spec) {
    var details = new ArrayList<String>();
    for (var volume : spec.path("volumes")) {
      volume
          .propertyStream()
          .map(property -> property.getKey())
          .filter(kind -> !VOLUMES.contains(kind))
          .forEach(
              kind ->
                  details.add(
                      "volume \"%s\" uses restricted volume type \"%s\""
                          .formatted(volume.path("name").asString(""), kind)));
    }
    return Offenders.violation("restricted volume types", details);
  }

  static Optional<String> nonRoot(JsonNode spec) {
    var details = new ArrayList<String>();
    var field = "runAsNonRoot";
    var podRefuses = set(spec, field) && !value(spec, field);
    if (podRefuses) {
      details.add("pod must not set securityContext.runAsNonRoot=false");
    }
    var refusing =
        Offenders.containers(spec, container -> set(container, field) && !value(container, field));
    if (!refusing.isEmpty()) {
      details.add(
          Offenders.named("container", refusing)
              + " must not set securityContext.runAsNonRoot=false");
    }
    if (!details.isEmpty()) {
      return Offenders.violation("runAsNonRoot != true", details);
    }
    var silent =
        value(spec, field)
            ? List.<String>of()
            : Offenders.containers(spec, container -> !set(container, field));
    return silent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "runAsNonRoot != true (pod or %s must set securityContext.runAsNonRoot=true)"
                .formatted(Offenders.named("container", silent)));
  }

  static Optional<String> user(JsonNode spec) {
    var details = new ArrayList<String>();
    if (root(spec)) {
      details.add("pod must not set runAsUser=0");
    }
    var names = Offenders.containers(spec, RestrictedSecurity::root);
    if (!names.isEmpty()) {
      details.add(Offenders.named("container", names) + " must not set runAsUser=0");
    }
    return Offenders.violation("runAsUser=0", details);
  }

  static Optional<String> seccomp(JsonNode spec) {
    var podProfile = BaselineSecurity.profile(spec);
    var choice = "securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\"";
    var details = new ArrayList<String>();
    if (BaselineSecurity.unconfined(spec)) {
      details.add("pod must not set securityContext.seccompProfile.type to \"Unconfined\"");
    }
    var wrong = Offenders.containers(spec, BaselineSecurity::unconfined);
    if (!wrong.isEmpty()) {
      details.add(
          Offenders.named("container", wrong)
              + " must not set securityContext.seccompProfile.type to \"Unconfined\"");
    }
    if (details.isEmpty() && !PROFILES.contains(podProfile)) {
      var silent =
          Offenders.containers(
              spec, container -> !PROFILES.contains(BaselineSecurity.profile(container)));
      if (!silent.isEmpty()) {
        details.add("pod or " + Offenders.named("container", silent) + " must set " + choice);
      }
    }
    return Offenders.violation("seccompProfile", details);
  }

  private static boolean root(JsonNode secured) {
    var user = secured.path("securityContext").get("runAsUser");
    return user != null && user.asLong(-1) == 0;
  }

  private static boolean set(JsonNode secured, String field) {
    return secured.path("securityContext").has(field);
  }

  private static boolean value(JsonNode secured, String field) {
    return secured.path("securityContext").path(field).asBoolean(false);
  }
}
