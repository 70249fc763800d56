package io.tracebloc.commands.options;

import io.tracebloc.engine.release.ReleaseRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Which platform a release is of and which of its targets is meant, besides the facts about it. */
public final class PlatformOptions extends ReleaseFactOptions {
  @Option(
      names = "--target",
      paramLabel = "NAME",
      description = "Target to use if the release has several")
  private String target;

  @Option(
      names = "--platform",
      paramLabel = "NAME",
      description =
          "Only releases of tracebloc-client, tracebloc-legacy, crater, polyaxon, clearml-agent, or"
              + " the platform of your own profile")
  private String platform;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Profile of a platform of your own; see docs/profiles.md")
  private Path profile;

  @Option(
      names = "--claim-namespace",
      paramLabel = "NAME",
      description = "Where the claim of --claim is, if not where the platform keeps it")
  private String claimNamespace;

  @Option(
      names = "--sub-path",
      paramLabel = "PATH",
      description = "Directory of the claim that the release's workloads mount")
  private String subPath;

  @Override
  public ReleaseRequest toReleaseRequest(Optional<String> release) {
    return super.toReleaseRequest(release)
        .withVolume(Optional.ofNullable(claimNamespace), Optional.ofNullable(subPath))
        .withChoice(
            Optional.ofNullable(target),
            Optional.ofNullable(platform),
            Optional.ofNullable(profile));
  }
}
