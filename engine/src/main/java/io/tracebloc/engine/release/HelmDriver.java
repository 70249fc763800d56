package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.HostEnvironment;

/** Where Helm keeps its records, by HELM_DRIVER ({@code contract/releases.md} 1.1). */
enum HelmDriver {
  /** Secrets, the default. */
  SECRETS,
  /** ConfigMaps. */
  CONFIG_MAPS,
  /** A PostgreSQL database, which the Kubernetes API does not show. */
  SQL,
  /** The memory of a process that has ended. */
  MEMORY;

  /** Reads the variable's value; empty and unknown words mean the default. */
  static HelmDriver of(String value) {
    return switch (value) {
      case "configmap", "configmaps" -> CONFIG_MAPS;
      case "sql" -> SQL;
      case "memory" -> MEMORY;
      default -> SECRETS;
    };
  }

  /** Where the environment says they are. */
  static HelmDriver of(HostEnvironment environment) {
    return of(environment.variables().getOrDefault("HELM_DRIVER", ""));
  }
}
