package io.tracebloc.engine.release;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * How a release takes an ingestion run ({@code contract/releases.md} 2.4, 2.5).
 *
 * @param namespace namespace of Service and account
 * @param service name of the jobs-manager Service
 * @param port the Service's port
 * @param endpoint address given by the user instead of the Service, if any
 * @param serviceAccount the ingestor account whose token authorises the submit
 * @param imageDigest default ingestor image digest, if the release names one
 * @param tablePrefixes prefixes that the policy allows for that account; empty when the policy
 *     could not be read
 */
public record IngestTarget(
    String namespace,
    String service,
    int port,
    Optional<URI> endpoint,
    String serviceAccount,
    Optional<String> imageDigest,
    List<String> tablePrefixes) {

  public IngestTarget {
    tablePrefixes = List.copyOf(tablePrefixes);
  }
}
