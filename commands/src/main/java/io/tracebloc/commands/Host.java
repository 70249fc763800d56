package io.tracebloc.commands;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Map;

/**
 * The program that carries the plugin, and how its users spell things.
 *
 * @param name the host program, for example {@code kubectl}
 * @param program what a user types to start the plugin, for example {@code kubectl tracebloc}
 * @param flags flags that are spelled otherwise than {@code --} and their kubectl name, by that
 *     name: for Helm {@code context} is {@code --kube-context}
 * @param commands commands that are spelled otherwise than the plugin and their kubectl name, by
 *     that name: for Helm {@code push} is {@code helm tracebloc ingest}
 */
public record Host(
    String name, String program, Map<String, String> flags, Map<String, String> commands) {
  /** The kubectl plugin. */
  public static final Host KUBECTL =
      new Host(
          "kubectl", "kubectl tracebloc", Map.of(), Map.of("survey", "kubectl tracebloc info -A"));

  /**
   * The Helm plugin. What Helm has no flag for is called by its name in a kubeconfig, and the
   * release is an argument.
   */
  public static final Host HELM =
      new Host(
          "helm",
          "helm tracebloc",
          Map.ofEntries(
              Map.entry("release", "the argument RELEASE"),
              Map.entry("context", "--kube-context"),
              Map.entry("server", "--kube-apiserver"),
              Map.entry("token", "--kube-token"),
              Map.entry("as", "--kube-as-user"),
              Map.entry("as-group", "--kube-as-group"),
              Map.entry("certificate-authority", "--kube-ca-file"),
              Map.entry("insecure-skip-tls-verify", "--kube-insecure-skip-tls-verify"),
              Map.entry("tls-server-name", "--kube-tls-server-name"),
              Map.entry("client-certificate", "client-certificate"),
              Map.entry("client-key", "client-key"),
              Map.entry("cluster", "--kube-context"),
              Map.entry("user", "--kube-context")),
          Map.ofEntries(
              Map.entry("push", "helm tracebloc ingest RELEASE"),
              Map.entry("info", "helm tracebloc values RELEASE"),
              Map.entry("stage", "helm tracebloc stage RELEASE"),
              Map.entry("doctor", "helm tracebloc doctor RELEASE"),
              Map.entry("datasets delete", "helm tracebloc datasets delete RELEASE"),
              Map.entry("datasets recover", "helm tracebloc datasets recover RELEASE"),
              Map.entry("datasets show", "helm tracebloc datasets show RELEASE"),
              Map.entry("runs cancel", "helm tracebloc runs cancel RELEASE"),
              Map.entry("runs list", "helm tracebloc runs list RELEASE"),
              Map.entry("runs logs", "helm tracebloc runs logs RELEASE"),
              Map.entry("runs show", "helm tracebloc runs show RELEASE"),
              Map.entry("runs watch", "helm tracebloc runs watch RELEASE"),
              Map.entry("survey", "helm list --all-namespaces")));

  /** How long users of this host are used to wait for a Pod: {@code --timeout} of Helm is 5m0s. */
  public Duration patience() {
    return equals(HELM) ? Duration.ofMinutes(5) : Duration.ofMinutes(1);
  }

  public Host {
    requireNonNull(name);
    requireNonNull(program);
    flags = Map.copyOf(flags);
    commands = Map.copyOf(commands);
  }

  /** The flag that means what kubectl's {@code --name} means. */
  public String flag(String kubectlName) {
    return flags.getOrDefault(kubectlName, "--" + kubectlName);
  }

  /** What to type for the command that kubectl's users know by this name. */
  public String command(String kubectlName) {
    return commands.getOrDefault(kubectlName, program + " " + kubectlName);
  }
}
