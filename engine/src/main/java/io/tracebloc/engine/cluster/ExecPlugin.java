package io.tracebloc.engine.cluster;

import com.google.gson.JsonObject;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CredentialFailure;
import java.io.File;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A credential helper as a kubeconfig user entry describes it (client.authentication.k8s.io).
 *
 * @param apiVersion the protocol's version
 * @param command program: a name to look up on PATH, or a path
 * @param arguments its arguments
 * @param variables environment variables to add
 * @param interaction whether it may ask the person
 * @param installHint what to tell when the program is missing
 * @param clusterInfo JSON about the cluster for the helper, if it wants that
 * @param user whose credential it is, for messages
 */
record ExecPlugin(
    String apiVersion,
    String command,
    List<String> arguments,
    Map<String, String> variables,
    Interaction interaction,
    Optional<String> installHint,
    Optional<JsonObject> clusterInfo,
    String user) {

  private static final String V1 = "client.authentication.k8s.io/v1";
  private static final String V1BETA1 = "client.authentication.k8s.io/v1beta1";

  ExecPlugin {
    arguments = List.copyOf(arguments);
    variables = Map.copyOf(variables);
  }

  /** Values of {@code interactiveMode}. */
  enum Interaction {
    /** Never. */
    NEVER,
    /** If there is a terminal. */
    IF_AVAILABLE,
    /** Always: without a terminal it fails. */
    ALWAYS
  }

  /** Reads and checks the {@code exec} map of a user entry. */
  static ExecPlugin of(
      KubeconfigEntry exec, KubeconfigEntry cluster, URI server, ServerTrust trust) {
    var version = exec.text("apiVersion").orElse("");
    if (!version.equals(V1) && !version.equals(V1BETA1)) {
      throw unusable(exec, "its exec apiVersion must be %s or %s".formatted(V1, V1BETA1));
    }
    var command =
        exec.text("command").orElseThrow(() -> unusable(exec, "its exec names no command"));
    var hasDirectory = command.contains("/") || command.contains(File.separator);
    return new ExecPlugin(
        version,
        hasDirectory ? exec.relative(command).toString() : command,
        exec.texts("args"),
        variables(exec),
        interaction(exec, version),
        exec.text("installHint"),
        exec.flag("provideClusterInfo")
            ? Optional.of(ExecClusterInfo.of(cluster, server, trust))
            : Optional.empty(),
        exec.name());
  }

  private static Map<String, String> variables(KubeconfigEntry exec) {
    var variables = new LinkedHashMap<String, String>();
    for (var pair : exec.maps("env")) {
      variables.put(pair.text("name").orElse(""), pair.text("value").orElse(""));
    }
    variables.remove("");
    return variables;
  }

  private static Interaction interaction(KubeconfigEntry exec, String version) {
    return switch (exec.text("interactiveMode").orElse("")) {
      case "Never" -> Interaction.NEVER;
      case "IfAvailable" -> Interaction.IF_AVAILABLE;
      case "Always" -> Interaction.ALWAYS;
      case "" -> {
        if (version.equals(V1)) {
          throw unusable(exec, "its exec must say interactiveMode");
        }
        yield Interaction.IF_AVAILABLE;
      }
      default -> throw unusable(exec, "its interactiveMode is unknown");
    };
  }

  private static CredentialFailure unusable(KubeconfigEntry exec, String complaint) {
    var failure = exec.failure(complaint);
    return new CredentialFailure(failure.getMessage(), failure.remedy()).explainedBy(CheckId.C1);
  }

  /** Without arguments and variables, which may hold secrets. */
  @Override
  public String toString() {
    return "ExecPlugin[" + command + "]";
  }
}
