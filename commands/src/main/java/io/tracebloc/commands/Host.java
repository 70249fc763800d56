package io.tracebloc.commands;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/**
 * The program that carries the plugin, and how its users spell things.
 *
 * @param name the host program, for example {@code kubectl}
 * @param program what a user types to start the plugin, for example {@code kubectl tracebloc}
 * @param flags flags that are spelled otherwise than {@code --} and their kubectl name, by that
 *     name: for Helm {@code context} is {@code --kube-context}
 */
public record Host(String name, String program, Map<String, String> flags) {
  /** The kubectl plugin. */
  public static final Host KUBECTL = new Host("kubectl", "kubectl tracebloc", Map.of());

  public Host {
    requireNonNull(name);
    requireNonNull(program);
    flags = Map.copyOf(flags);
  }

  /** The flag that means what kubectl's {@code --name} means. */
  public String flag(String kubectlName) {
    return flags.getOrDefault(kubectlName, "--" + kubectlName);
  }
}
