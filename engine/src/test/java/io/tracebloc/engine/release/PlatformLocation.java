package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.HostEnvironment;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A cluster of canned objects in which releases of any platform are looked for. */
abstract class PlatformLocation {
  @TempDir Path directory;
  CannedCluster canned;

  /** The namespace that is looked into. */
  abstract String namespace();

  @BeforeEach
  void startServer() throws IOException {
    canned = new CannedCluster(directory, namespace());
  }

  @AfterEach
  void stopServer() {
    canned.close();
  }

  PlatformReleaseLocator locator() throws IOException {
    return locator(Map.of());
  }

  PlatformReleaseLocator locator(Map<String, String> variables) throws IOException {
    return PlatformReleaseLocator.of(
        canned.open(), new HostEnvironment(variables, directory, directory, false));
  }

  InstalledRelease locate() throws IOException {
    return locate(ReleaseRequest.none());
  }

  InstalledRelease locate(ReleaseRequest request) throws IOException {
    return locator().locate(request);
  }

  static ReleaseRequest platform(String platform) {
    return ReleaseRequest.none()
        .withChoice(Optional.empty(), Optional.of(platform), Optional.empty());
  }

  static Target target(InstalledRelease release, String name) {
    return release.targets().stream()
        .filter(target -> target.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no target " + name + " in " + release.targets()));
  }

  static String evidence(List<Evidence> all, String fact) {
    return all.stream()
        .filter(evidence -> evidence.fact().equals(fact))
        .map(evidence -> evidence.value() + " from " + evidence.source())
        .findFirst()
        .orElse("no evidence of " + fact + " in " + all);
  }

  /** The reason and the alternative of a target that cannot be used. */
  static Offer.Unsupported refusal(Target target) {
    if (target.offer() instanceof Offer.Unsupported unsupported) {
      return unsupported;
    }
    throw new AssertionError(target.name() + " is offered as " + target.offer());
  }
}
