package io.tracebloc.engine.release;

import java.util.List;
import java.util.Optional;

/**
 * A release that can take data, as read from the cluster.
 *
 * @param name release name
 * @param namespace namespace it was installed to
 * @param chart chart name, for example {@code client}
 * @param chartVersion chart version, or {@code unknown}
 * @param status Helm status, or {@code unknown} when Helm's records could not be read
 * @param staging where files go
 * @param ingest how runs are submitted; empty if this release cannot take any, with the reason
 *     among the warnings
 * @param evidence where each fact was read
 * @param warnings what a person should know: drift, missing rights, odd states
 */
public record InstalledRelease(
    String name,
    String namespace,
    String chart,
    String chartVersion,
    String status,
    StagingTarget staging,
    Optional<IngestTarget> ingest,
    List<Evidence> evidence,
    List<String> warnings) {

  public InstalledRelease {
    evidence = List.copyOf(evidence);
    warnings = List.copyOf(warnings);
  }
}
