package io.tracebloc.engine.release;

/** Where Helm keeps its records, by HELM_DRIVER ({@code contract/releases.md} 1.1). */
enum HelmDriver {
  /** Secrets, the default. */
  SECRETS,
  /** ConfigMaps. */
  CONFIG_MAPS,
  /** A database or memory, which the Kubernetes API does not show. */
  INVISIBLE;

  /** Reads the variable's value; empty and unknown words mean the default. */
  static HelmDriver of(String value) {
    return switch (value) {
      case "configmap", "configmaps" -> CONFIG_MAPS;
      case "sql", "memory" -> INVISIBLE;
      default -> SECRETS;
    };
  }
}
