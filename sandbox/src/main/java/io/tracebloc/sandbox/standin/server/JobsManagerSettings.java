package io.tracebloc.sandbox.standin.server;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/**
 * What the Deployment's environment says (releases.md 2.5).
 *
 * @param namespace where runs are created
 * @param claim {@code CLIENT_PVC}: the claim with the staged files
 * @param mysqlHost {@code MYSQL_HOST}, handed on to the ingestor
 * @param image {@code INGESTOR_IMAGE_*}
 * @param backoffLimit {@code STANDIN_BACKOFF_LIMIT}: how often the Job retries; by default 0, or 1
 *     where the fault {@code crash-first-pod} is asked for
 * @param ttlSeconds {@code STANDIN_JOB_TTL}: seconds after which a finished Job is removed
 * @param ingestorEnvironment every {@code STANDIN_INGEST_*} variable, handed on to the ingestor
 */
record JobsManagerSettings(
    String namespace,
    String claim,
    String mysqlHost,
    IngestorImage image,
    int backoffLimit,
    OptionalInt ttlSeconds,
    Map<String, String> ingestorEnvironment) {

  static JobsManagerSettings of(String namespace, Map<String, String> environment) {
    var handedOn = new TreeMap<>(environment);
    handedOn.keySet().removeIf(name -> !name.startsWith("STANDIN_INGEST_"));
    var retries =
        handedOn.getOrDefault("STANDIN_INGEST_FAULT", "").contains("crash-first-pod") ? 1 : 0;
    return new JobsManagerSettings(
        namespace,
        environment.getOrDefault("CLIENT_PVC", "client-pvc"),
        environment.getOrDefault("MYSQL_HOST", "mysql-client"),
        IngestorImage.of(environment),
        number(environment, "STANDIN_BACKOFF_LIMIT").orElse(retries),
        number(environment, "STANDIN_JOB_TTL"),
        handedOn);
  }

  private static OptionalInt number(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(value -> !value.isBlank())
        .map(value -> OptionalInt.of(Integer.parseInt(value)))
        .orElse(OptionalInt.empty());
  }
}
