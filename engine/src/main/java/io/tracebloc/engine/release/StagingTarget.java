package io.tracebloc.engine.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Where files go: a claim, how workloads mount it, and the identity of the Pod that writes there.
 *
 * @param namespace where the claim lives and the stage Pod runs
 * @param claim name of the PersistentVolumeClaim
 * @param mountPath absolute path at which workloads see the claim
 * @param subPath directory of the claim that is mounted there; empty for its root
 * @param serviceAccount account of the stage Pod
 * @param runAsUser uid of the stage Pod
 * @param runAsGroup gid of the stage Pod; empty leaves it to the runtime
 * @param fsGroup supplemental group for the volume
 * @param nodeSelector labels the Pod's node must carry; empty lets the scheduler decide
 * @param imagePullSecrets names of pull secrets
 */
public record StagingTarget(
    String namespace,
    String claim,
    String mountPath,
    Optional<String> subPath,
    String serviceAccount,
    long runAsUser,
    OptionalLong runAsGroup,
    OptionalLong fsGroup,
    Map<String, String> nodeSelector,
    List<String> imagePullSecrets) {

  public StagingTarget {
    nodeSelector = Map.copyOf(nodeSelector);
    imagePullSecrets = List.copyOf(imagePullSecrets);
  }
}
