package io.tracebloc.engine.stage;

import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.Offer;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.release.Storage;
import io.tracebloc.engine.release.Target;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Releases of other platforms, as read from a cluster ({@code contract/releases.md} 4). */
final class Platforms {
  private Platforms() {}

  static InstalledRelease crater() {
    return release("crater", writable("storage", "/crater", List.of("home/<space>", "shared")));
  }

  static InstalledRelease polyaxon() {
    return release(
        "polyaxon",
        writable("imaging", "/plx/imaging/", List.of()),
        new Target(
            "archive",
            "lab",
            new Storage.Bucket("s3://lab-archive", Optional.empty()),
            Optional.empty(),
            Optional.empty(),
            false,
            List.of(),
            new Offer.Unsupported("it is a bucket", "Use the vendor's tool"),
            Optional.empty(),
            List.of()));
  }

  static InstalledRelease release(String platform, Target... targets) {
    return new InstalledRelease(
        platform,
        "lab",
        "lab",
        platform,
        "1.0.0",
        "deployed",
        List.of(targets),
        Optional.empty(),
        List.of(),
        List.of("values drifted"));
  }

  static Target writable(String name, String mountPath, List<String> userDirectories) {
    return new Target(
        name,
        "jobs",
        new Storage.Claim("claim"),
        Optional.of(mountPath),
        Optional.of("part"),
        false,
        userDirectories,
        new Offer.StageOnly("Register {path} in {program}"),
        Optional.of(
            new StagingTarget(
                "jobs",
                "claim",
                mountPath,
                Optional.of("part"),
                "default",
                65532,
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of(),
                List.of())),
        List.of());
  }
}
