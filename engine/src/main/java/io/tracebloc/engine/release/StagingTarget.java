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
 * @param tolerations taints that the Pod puts up with
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
    List<Toleration> tolerations,
    List<String> imagePullSecrets) {

  /**
   * The uid and volume group of a stage Pod unless the platform or the user says otherwise ({@code
   * contract/protocol.md} 4.1).
   */
  public static final long STAGE_USER = 65532;

  public StagingTarget {
    nodeSelector = Map.copyOf(nodeSelector);
    tolerations = List.copyOf(tolerations);
    imagePullSecrets = List.copyOf(imagePullSecrets);
  }

  /** Without tolerations. */
  public StagingTarget(
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
    this(
        namespace,
        claim,
        mountPath,
        subPath,
        serviceAccount,
        runAsUser,
        runAsGroup,
        fsGroup,
        nodeSelector,
        List.of(),
        imagePullSecrets);
  }

  /** The same with another identity of the stage Pod; what is empty stays as it is. */
  public StagingTarget withIdentity(
      OptionalLong user, OptionalLong group, OptionalLong volumeGroup) {
    return new StagingTarget(
        namespace,
        claim,
        mountPath,
        subPath,
        serviceAccount,
        user.orElse(runAsUser),
        group.isPresent() ? group : runAsGroup,
        volumeGroup.isPresent() ? volumeGroup : fsGroup,
        nodeSelector,
        tolerations,
        imagePullSecrets);
  }
}
