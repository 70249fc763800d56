package io.tracebloc.engine.release;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.HostEnvironment;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds a release of any known platform ({@code contract/releases.md} 1.7): the tracebloc client,
 * its predecessors, Crater, Polyaxon, the ClearML agent, and what a person's own profile is for.
 * Safe for use by several threads.
 */
public final class PlatformReleaseLocator implements ReleaseLocator {
  private final Cluster cluster;
  private final HelmDriver driver;
  private final boolean live;
  private final ReleaseChooser chooser;
  private final Path directory;

  private PlatformReleaseLocator(
      Cluster cluster, HelmDriver driver, boolean live, ReleaseChooser chooser, Path directory) {
    this.cluster = requireNonNull(cluster);
    this.driver = driver;
    this.live = live;
    this.chooser = requireNonNull(chooser);
    this.directory = directory;
  }

  /**
   * Looks for Helm's records where HELM_DRIVER says they are, and confirms every fact against live
   * objects.
   */
  public static PlatformReleaseLocator of(Cluster cluster, HostEnvironment environment) {
    return new PlatformReleaseLocator(
        cluster,
        HelmDriver.of(environment),
        true,
        ReleaseChooser.none(),
        environment.workingDirectory());
  }

  /**
   * The same with few requests: what a readable record says is believed, and only workloads and
   * claims are looked at.
   */
  public PlatformReleaseLocator believingRecords() {
    return new PlatformReleaseLocator(cluster, driver, false, chooser, directory);
  }

  /** The same asking somebody which of several releases is meant. */
  public PlatformReleaseLocator choosing(ReleaseChooser among) {
    return new PlatformReleaseLocator(cluster, driver, live, among, directory);
  }

  /**
   * The release, whose target {@link InstalledRelease#choose} then gives: {@code
   * locate(request).choose(request.target())}.
   */
  @Override
  public InstalledRelease locate(ReleaseRequest request) {
    var asked = atHome(request);
    try (var reads = new Reads()) {
      return search(cluster.namespace(), reads).one(asked, chooser);
    }
  }

  /**
   * All releases of the cluster's namespace that can be meant; that there is none is no failure.
   */
  public ReleaseSurvey survey(ReleaseRequest request) {
    var asked = atHome(request);
    try (var reads = new Reads()) {
      return search(cluster.namespace(), reads).all(asked, PlatformSearch.profiles(asked));
    }
  }

  /**
   * The same in all namespaces that have releases, as far as the caller may look; at least in the
   * cluster's namespace.
   */
  public ReleaseSurvey surveyEverywhere(ReleaseRequest request) {
    var asked = atHome(request);
    var objects = objects();
    var profiles = PlatformSearch.profiles(asked);
    var scan = NamespaceScan.of(objects, cluster.namespace());
    var releases = new ArrayList<InstalledRelease>();
    var warnings = new ArrayList<>(scan.warnings());
    try (var reads = new Reads()) {
      for (var namespace : scan.namespaces()) {
        var found = search(namespace, reads).all(asked, profiles);
        releases.addAll(found.releases());
        warnings.addAll(found.warnings());
      }
    }
    return new ReleaseSurvey(distinct(releases), warnings);
  }

  /** A platform may have workloads in a second namespace; its record says most. */
  private static List<InstalledRelease> distinct(List<InstalledRelease> releases) {
    Map<List<String>, InstalledRelease> distinct = new LinkedHashMap<>();
    for (var release : releases) {
      var key = List.of(release.namespace(), release.name(), release.platform());
      distinct.merge(
          key, release, (first, second) -> first.status().equals("unknown") ? second : first);
    }
    return List.copyOf(distinct.values());
  }

  private ReleaseRequest atHome(ReleaseRequest request) {
    return request.withChoice(
        request.target(), request.platform(), request.profile().map(directory::resolve));
  }

  private ObjectReader objects() {
    return new ObjectReader(ApiCalls.of(cluster));
  }

  private PlatformSearch search(String namespace, Reads reads) {
    return new PlatformSearch(objects(), driver, namespace, live, reads);
  }
}
