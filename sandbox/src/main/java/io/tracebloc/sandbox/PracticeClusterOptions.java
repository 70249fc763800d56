package io.tracebloc.sandbox;

import io.tracebloc.sandbox.api.ApiServerSettings;
import io.tracebloc.sandbox.pods.PodRuntimeSettings;
import io.tracebloc.sandbox.standin.release.PlatformRelease;
import io.tracebloc.sandbox.standin.release.PlatformSpec;
import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import io.tracebloc.sandbox.standin.spec.IngestorLine;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * How to start a practice cluster.
 *
 * @param directory everything that it writes; made for this user only if missing
 * @param releases what is installed; the first one's namespace is the kubeconfigs' namespace
 * @param platforms what is installed besides
 * @param api the API server's settings
 * @param pods changes the node's settings, for example its stream protocols and faults
 */
public record PracticeClusterOptions(
    Path directory,
    List<ReleaseSpec> releases,
    List<PlatformSpec> platforms,
    ApiServerSettings api,
    UnaryOperator<PodRuntimeSettings> pods) {
  public PracticeClusterOptions {
    directory = directory.toAbsolutePath().normalize();
    releases = List.copyOf(releases);
    platforms = List.copyOf(platforms);
    checkPlaces(platforms);
  }

  private static void checkPlaces(List<PlatformSpec> platforms) {
    var places = new HashMap<String, String>();
    for (var platform : platforms) {
      var release = new PlatformRelease(platform);
      var before = places.put(release.namespace(), platform.platform());
      if (before != null) {
        throw new IllegalArgumentException(
            "%s and %s would both be in namespace %s; give one of them another: %s=NAMESPACE"
                .formatted(before, platform.platform(), release.namespace(), platform.platform()));
      }
    }
  }

  /** One healthy release {@code practice} in the namespace {@code practice}. */
  public static PracticeClusterOptions in(Path directory) {
    return new PracticeClusterOptions(
        directory,
        List.of(ReleaseSpec.of("practice", "practice")),
        List.of(),
        ApiServerSettings.defaults(),
        UnaryOperator.identity());
  }

  /** With other releases, or none. */
  public PracticeClusterOptions withReleases(ReleaseSpec... others) {
    return new PracticeClusterOptions(directory, List.of(others), platforms, api, pods);
  }

  /** With other platforms than the tracebloc client besides, or none. */
  public PracticeClusterOptions withPlatforms(List<PlatformSpec> others) {
    return new PracticeClusterOptions(directory, releases, others, api, pods);
  }

  /** With releases whose jobs-manager and ingestor play that line of the contract. */
  public PracticeClusterOptions withIngestorLine(IngestorLine line) {
    var name = line.name().toLowerCase(Locale.ROOT);
    return withReleases(
        releases.stream()
            .map(release -> release.withEnvironment(IngestorLine.VARIABLE, name))
            .toArray(ReleaseSpec[]::new));
  }

  /** With another API server. */
  public PracticeClusterOptions withApi(UnaryOperator<ApiServerSettings> change) {
    return new PracticeClusterOptions(directory, releases, platforms, change.apply(api), pods);
  }

  /** With another node; changes add up. */
  public PracticeClusterOptions withPods(UnaryOperator<PodRuntimeSettings> change) {
    return new PracticeClusterOptions(
        directory, releases, platforms, api, settings -> change.apply(pods.apply(settings)));
  }

  /** The namespace that the kubeconfigs name. */
  String namespace() {
    return releases.isEmpty() ? "default" : releases.getFirst().namespace();
  }
}
