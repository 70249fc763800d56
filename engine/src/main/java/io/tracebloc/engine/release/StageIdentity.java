package io.tracebloc.engine.release;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What a person says about the stage Pod against what the platform says; what is empty stays as the
 * platform has it.
 *
 * @param runAsUser its uid
 * @param runAsGroup its gid
 * @param fsGroup the volume's group
 * @param nodeSelector labels its node must carry, instead of the platform's
 * @param tolerations taints it puts up with, besides the platform's
 * @param imagePullSecrets pull secrets, besides the platform's
 */
public record StageIdentity(
    OptionalLong runAsUser,
    OptionalLong runAsGroup,
    OptionalLong fsGroup,
    Map<String, String> nodeSelector,
    List<Toleration> tolerations,
    List<String> imagePullSecrets) {
  /** As the platform says. */
  public static final StageIdentity OF_PLATFORM =
      new StageIdentity(
          OptionalLong.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Map.of(),
          List.of(),
          List.of());

  public StageIdentity {
    requireNonNull(runAsUser);
    requireNonNull(runAsGroup);
    requireNonNull(fsGroup);
    nodeSelector = Map.copyOf(nodeSelector);
    tolerations = List.copyOf(tolerations);
    imagePullSecrets = List.copyOf(imagePullSecrets);
  }
}
