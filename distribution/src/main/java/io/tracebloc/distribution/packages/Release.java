package io.tracebloc.distribution.packages;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A version, and the names of its files. Both Helms take for the plugin's folder what stands before
 * the last dash that is followed by a number and a dot; it must come out as {@code tracebloc}.
 *
 * @param version without a letter in front, as Helm wants it
 * @param time what everything in archives was last changed at
 * @param folder where the files go
 */
record Release(String version, Instant time, Path folder) {
  Release {
    if (!version.matches("(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}(-[0-9A-Za-z.-]+)?")) {
      throw new Refusal(version + " is not a semantic version without build metadata");
    }
    if (version.matches(".*-.*-\\d+\\..*|.*-\\d+\\..*")) {
      throw new Refusal(
          version
              + " has a dash before a number with a dot: Helm would name the plugin's folder after"
              + " part of it; write rc.1 instead of 1.0");
    }
  }

  /** The archive for krew, Helm 3 and the installer: its content is at the root. */
  Path archive(Platform platform) {
    return folder.resolve("tracebloc-%s-%s.tgz".formatted(version, platform));
  }

  /** The archive in the form that {@code helm plugin package} of Helm 4 makes. */
  Path helm4(Platform platform) {
    return folder.resolve("tracebloc-%s-%s-helm4.tgz".formatted(version, platform));
  }

  /** The list of what a platform's archives consist of, in CycloneDX. */
  Path components(Platform platform) {
    return folder.resolve("tracebloc-%s-%s.cdx.json".formatted(version, platform));
  }

  /** The manifest for krew; its name is the plugin's. */
  Path krewManifest() {
    return folder.resolve("tracebloc.yaml");
  }
}
