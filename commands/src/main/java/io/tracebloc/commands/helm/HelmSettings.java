package io.tracebloc.commands.helm;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What Helm hands over in HELM_* variables ({@code style.md} C.3). It sets them all, so an empty
 * one counts as not set.
 */
public final class HelmSettings {
  private final Map<String, String> variables;

  private HelmSettings(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Those of this process. */
  public static HelmSettings of(HostEnvironment environment) {
    return new HelmSettings(environment.variables());
  }

  /** The value of a variable, if it has one. */
  Optional<String> text(String name) {
    return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
  }

  /** The parts of a list, which Helm separates by commas. */
  List<String> list(String name) {
    return text(name).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .filter(part -> !part.isEmpty())
        .toList();
  }

  /** Whether {@code --debug} was given. */
  public boolean debug() {
    return truth("HELM_DEBUG");
  }

  /** Whether a switch is on; as with Helm, what is no truth value leaves it off. */
  boolean truth(String name) {
    return switch (variables.getOrDefault(name, "")) {
      case "1", "t", "T", "true", "TRUE", "True" -> true;
      default -> false;
    };
  }
}
