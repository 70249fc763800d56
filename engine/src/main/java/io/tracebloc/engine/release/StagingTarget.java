package io.tracebloc.engine.release;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Where files go: a volume, how workloads mount it, and the identity of the Pod that writes there.
 *
 * @param namespace where the volume lives and the stage Pod runs
 * @param storage what a Pod can mount: a claim, or with the user's leave a host path or NFS export
 * @param mountPath absolute path at which workloads see the volume
 * @param subPath directory of the volume that is mounted there; empty for its root
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
    Storage storage,
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

  /** A claim, without tolerations. */
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
        new Storage.Claim(claim),
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

  /** A claim. */
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
      List<Toleration> tolerations,
      List<String> imagePullSecrets) {
    this(
        namespace,
        new Storage.Claim(claim),
        mountPath,
        subPath,
        serviceAccount,
        runAsUser,
        runAsGroup,
        fsGroup,
        nodeSelector,
        tolerations,
        imagePullSecrets);
  }

  /** Name of the claim; empty for storage of another kind. */
  public String claim() {
    return storage instanceof Storage.Claim(var name) ? name : "";
  }

  /** The same with another identity of the stage Pod. */
  public StagingTarget with(StageIdentity identity) {
    return new StagingTarget(
        namespace,
        storage,
        mountPath,
        subPath,
        serviceAccount,
        identity.runAsUser().orElse(runAsUser),
        identity.runAsGroup().isPresent() ? identity.runAsGroup() : runAsGroup,
        identity.fsGroup().isPresent() ? identity.fsGroup() : fsGroup,
        identity.nodeSelector().isEmpty() ? nodeSelector : identity.nodeSelector(),
        joined(tolerations, identity.tolerations()),
        joined(imagePullSecrets, identity.imagePullSecrets()));
  }

  private static <T> List<T> joined(List<T> known, List<T> more) {
    return Stream.concat(known.stream(), more.stream()).distinct().toList();
  }
}
