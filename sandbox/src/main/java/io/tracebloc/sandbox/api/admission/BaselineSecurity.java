package io.tracebloc.sandbox.api.admission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** The rules of Pod Security's level {@code baseline}. */
final class BaselineSecurity {
  private static final Set<String> DEFAULT_CAPABILITIES =
      Set.of(
          "AUDIT_WRITE",
          "CHOWN",
          "DAC_OVERRIDE",
          "FOWNER",
          "FSETID",
          "KILL",
          "MKNOD",
          "NET_BIND_SERVICE",
          "SETFCAP",
          "SETGID",
          "SETPCAP",
          "SETUID",
          "SYS_CHROOT");

  private BaselineSecurity() {}

  static Optional<String> capabilities(JsonNode spec) {
    return addedBeyond(DEFAULT_CAPABILITIES, spec)
        .flatMap(detail -> Offenders.violation("non-default capabilities", List.of(detail)));
  }

  static Optional<String> addedBeyond(Set<String> allowed, JsonNode spec) {
    var forbidden = new TreeSet<String>();
    var names =
        Offenders.containers(
            spec,
            container -> {
              var added = container.path("securityContext").path("capabilities").path("add");
              var bad =
                  added
                      .valueStream()
                      .map(capability -> capability.asString(""))
                      .filter(capability -> !allowed.contains(capability))
                      .toList();
              forbidden.addAll(bad);
              return !bad.isEmpty();
            });
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s must not include %s in securityContext.capabilities.add"
                .formatted(
                    Offenders.named("container", names), Offenders.quoted(List.copyOf(forbidden))));
  }

  static Optional<String> hostNamespaces(JsonNode spec) {
    var used = new ArrayList<String>();
    for (var field : List.of("hostNetwork", "hostPID", "hostIPC")) {
      if (spec.path(field).asBoolean(false)) {
        used.add(field + "=true");
      }
    }
    return used.isEmpty()
        ? Optional.empty()
        : Optional.of("host namespaces (" + String.join(", ", used) + ")");
  }

  static Optional<String> hostPaths(JsonNode spec) {
    var names =
        spec.path("volumes")
            .valueStream()
            .filter(volume -> volume.has("hostPath"))
            .map(volume -> volume.path("name").asString(""))
            .toList();
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of("hostPath volumes (" + Offenders.named("volume", names) + ")");
  }

  static Optional<String> hostPorts(JsonNode spec) {
    var ports = new TreeSet<Integer>();
    var names =
        Offenders.containers(
            spec,
            container -> {
              var used =
                  container
                      .path("ports")
                      .valueStream()
                      .map(port -> port.path("hostPort").asInt(0))
                      .filter(port -> port != 0)
                      .toList();
              ports.addAll(used);
              return !used.isEmpty();
            });
    if (names.isEmpty()) {
      return Optional.empty();
    }
    var list = String.join(", ", ports.stream().map(String::valueOf).toList());
    return Optional.of(
        "hostPort (%s %s %s %s)"
            .formatted(
                Offenders.named("container", names),
                names.size() == 1 ? "uses" : "use",
                ports.size() == 1 ? "hostPort" : "hostPorts",
                list));
  }

  static Optional<String> privileged(JsonNode spec) {
    var names =
        Offenders.containers(
            spec,
            container -> container.path("securityContext").path("privileged").asBoolean(false));
    return names.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "privileged (%s must not set securityContext.privileged=true)"
                .formatted(Offenders.named("container", names)));
  }

  static Optional<String> seccomp(JsonNode spec) {
    var details = new ArrayList<String>();
    if (unconfined(spec)) {
      details.add("pod must not set securityContext.seccompProfile.type to \"Unconfined\"");
    }
    var names = Offenders.containers(spec, BaselineSecurity::unconfined);
    if (!names.isEmpty()) {
      details.add(
          Offenders.named("container", names)
              + " must not set securityContext.seccompProfile.type to \"Unconfined\"");
    }
    return Offenders.violation("seccompProfile", details);
  }

  static boolean unconfined(JsonNode secured) {
    return profile(secured).equals("Unconfined");
  }

  static String profile(JsonNode secured) {
    return secured.path("securityContext").path("seccompProfile").path("type").asString("");
  }
}
