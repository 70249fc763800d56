package io.tracebloc.engine.transfer;

import io.kubernetes.client.custom.Quantity;
import io.kubernetes.client.openapi.models.V1Capabilities;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1EmptyDirVolumeSource;
import io.kubernetes.client.openapi.models.V1HostPathVolumeSource;
import io.kubernetes.client.openapi.models.V1LocalObjectReference;
import io.kubernetes.client.openapi.models.V1NFSVolumeSource;
import io.kubernetes.client.openapi.models.V1ObjectMeta;
import io.kubernetes.client.openapi.models.V1PersistentVolumeClaimVolumeSource;
import io.kubernetes.client.openapi.models.V1Pod;
import io.kubernetes.client.openapi.models.V1PodSecurityContext;
import io.kubernetes.client.openapi.models.V1PodSpec;
import io.kubernetes.client.openapi.models.V1ResourceRequirements;
import io.kubernetes.client.openapi.models.V1SeccompProfile;
import io.kubernetes.client.openapi.models.V1SecurityContext;
import io.kubernetes.client.openapi.models.V1Toleration;
import io.kubernetes.client.openapi.models.V1Volume;
import io.kubernetes.client.openapi.models.V1VolumeMount;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.release.Storage;
import io.tracebloc.engine.release.Toleration;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The stage Pod's document ({@code contract/protocol.md} 4.1): fits Pod Security {@code
 * restricted}, needs no API access, requests little and limits memory only (6.7: a CPU limit costs
 * 20-35 % with many small files), unless a quota asks for a CPU limit, too.
 */
final class StagePodSpec {
  static final String CONTAINER = "stage";
  static final String MANAGED_BY = "app.kubernetes.io/managed-by";
  static final String OURS = "tracebloc-kubectl";
  static final String REFERENCE_TOOL = "tracebloc-cli";
  static final String COMPONENT = "tracebloc.io/component";
  static final String STAGE_POD = "stage-pod";
  static final String TABLE = "tracebloc.io/table";
  static final String CREATED_AT = "tracebloc.io/created-at";

  private static final String CREATED_BY = "tracebloc.io/created-by";
  private static final int SEGMENT_LENGTH = 30;
  private static final Duration SHORTEST_LIFE = Duration.ofMinutes(30);
  private static final Duration LONGEST_LIFE = Duration.ofDays(7);

  /** That of the reference tool, so that a quota which has room for one has room for the other. */
  private static final Quantity CPU_LIMIT = new Quantity("500m");

  private static final long MEBIBYTE = 1024 * 1024;
  private static final long SMALLEST_MEMORY = 256;
  private static final long LARGEST_MEMORY = 1024;

  /** A slow line, with the time for digests and the ingestion to come in it. */
  private static final long BYTES_PER_SECOND = MEBIBYTE;

  private StagePodSpec() {}

  /** {@code tracebloc-stage-<segment>-<suffix>}. */
  static String name(Destination destination, String suffix) {
    var segment =
        destination
            .name()
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]", "-")
            .replaceAll("^-+|-+$", "");
    segment = segment.substring(0, Math.min(segment.length(), SEGMENT_LENGTH));
    segment = segment.replaceAll("-+$", "");
    return "tracebloc-stage-%s-%s".formatted(segment.isEmpty() ? "tbl" : segment, suffix);
  }

  /**
   * How long the Pod may live, counted from its creation: half an hour for the image, the start and
   * the ingestion, and one second more for each MiB; a week at most.
   */
  static Duration life(long bytes) {
    var life = SHORTEST_LIFE.plusSeconds(Math.max(0, bytes) / BYTES_PER_SECOND);
    return life.compareTo(LONGEST_LIFE) < 0 ? life : LONGEST_LIFE;
  }

  /**
   * The most memory that the Pod may use, in MiB. What it writes to the volume counts until the
   * volume has it, so large data gets more: an eighth of it, at least 256 MiB and at most 1 GiB.
   */
  static long memoryLimit(long bytes) {
    return Math.clamp(bytes / MEBIBYTE / 8, SMALLEST_MEMORY, LARGEST_MEMORY);
  }

  static V1Pod pod(
      String name,
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      long bytes,
      Instant now) {
    var labels = new HashMap<>(Map.of(MANAGED_BY, OURS, COMPONENT, STAGE_POD));
    if (destination.isDataset()) {
      labels.put(TABLE, destination.name());
    }
    return new V1Pod()
        .apiVersion("v1")
        .kind("Pod")
        .metadata(
            new V1ObjectMeta()
                .name(name)
                .namespace(target.namespace())
                .labels(labels)
                .annotations(Map.of(CREATED_AT, now.toString(), CREATED_BY, OURS)))
        .spec(spec(target, options, bytes));
  }

  /** Gives the Pod the CPU limit that it otherwise does without. */
  static void limitCpu(V1Pod pod) {
    pod.getSpec()
        .getContainers()
        .forEach(container -> container.getResources().putLimitsItem("cpu", CPU_LIMIT));
  }

  private static V1PodSpec spec(StagingTarget target, StagingOptions options, long bytes) {
    var life = life(bytes);
    var spec =
        new V1PodSpec()
            .restartPolicy("Never")
            // The model starts with an empty map, which a server takes for an overhead without its
            // RuntimeClass, and refuses.
            .overhead(null)
            .activeDeadlineSeconds(life.toSeconds())
            .terminationGracePeriodSeconds(1L)
            .automountServiceAccountToken(false)
            .enableServiceLinks(false)
            .serviceAccountName(target.serviceAccount())
            .securityContext(podSecurity(target))
            .containers(List.of(container(target, options, bytes)))
            .volumes(
                List.of(
                    volume(target.storage()),
                    new V1Volume().name("tmp").emptyDir(new V1EmptyDirVolumeSource())));
    if (!target.nodeSelector().isEmpty()) {
      spec.nodeSelector(target.nodeSelector());
    }
    if (!target.tolerations().isEmpty()) {
      spec.tolerations(target.tolerations().stream().map(StagePodSpec::toleration).toList());
    }
    if (!target.imagePullSecrets().isEmpty()) {
      spec.imagePullSecrets(
          target.imagePullSecrets().stream()
              .map(secret -> new V1LocalObjectReference().name(secret))
              .toList());
    }
    return spec;
  }

  private static V1Volume volume(Storage storage) {
    var volume = new V1Volume().name("shared");
    return switch (storage) {
      case Storage.Claim(var name) ->
          volume.persistentVolumeClaim(new V1PersistentVolumeClaimVolumeSource().claimName(name));
      case Storage.HostPath(var path) ->
          // A directory that is not there must not be made: it would be on the wrong node.
          volume.hostPath(new V1HostPathVolumeSource().path(path).type("Directory"));
      case Storage.Nfs(var server, var path) ->
          volume.nfs(new V1NFSVolumeSource().server(server).path(path));
      case Storage.Bucket _, Storage.Nothing _ ->
          throw new IllegalArgumentException("no Pod can mount " + storage.kind());
    };
  }

  private static V1Toleration toleration(Toleration known) {
    var toleration = new V1Toleration();
    known.key().ifPresent(toleration::key);
    known.operator().ifPresent(toleration::operator);
    known.value().ifPresent(toleration::value);
    known.effect().ifPresent(toleration::effect);
    known.seconds().ifPresent(toleration::tolerationSeconds);
    return toleration;
  }

  private static V1PodSecurityContext podSecurity(StagingTarget target) {
    var security =
        new V1PodSecurityContext()
            .runAsNonRoot(target.runAsUser() != 0)
            .runAsUser(target.runAsUser())
            .seccompProfile(new V1SeccompProfile().type("RuntimeDefault"));
    target.runAsGroup().ifPresent(security::runAsGroup);
    target.fsGroup().ifPresent(security::fsGroup);
    return security;
  }

  private static V1Container container(StagingTarget target, StagingOptions options, long bytes) {
    return new V1Container()
        .name(CONTAINER)
        .image(options.image())
        .command(List.of("sleep", Long.toString(life(bytes).toSeconds())))
        // Scripts name no absolute path: they work wherever the claim is mounted.
        .workingDir(target.mountPath())
        .securityContext(
            new V1SecurityContext()
                .allowPrivilegeEscalation(false)
                .privileged(false)
                .readOnlyRootFilesystem(true)
                .runAsNonRoot(target.runAsUser() != 0)
                .runAsUser(target.runAsUser())
                .capabilities(new V1Capabilities().drop(List.of("ALL")))
                .seccompProfile(new V1SeccompProfile().type("RuntimeDefault")))
        .resources(
            new V1ResourceRequirements()
                .requests(Map.of("cpu", new Quantity("50m"), "memory", new Quantity("64Mi")))
                .putLimitsItem("memory", new Quantity(memoryLimit(bytes) + "Mi")))
        .volumeMounts(
            List.of(
                mount(target.mountPath(), target.subPath()),
                new V1VolumeMount().name("tmp").mountPath("/tmp")));
  }

  private static V1VolumeMount mount(String path, Optional<String> subPath) {
    var mount = new V1VolumeMount().name("shared").mountPath(path);
    subPath.ifPresent(mount::subPath);
    return mount;
  }
}
