package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.PlatformOptions;
import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** What is staged where: {@code stage RELEASE PATH}. */
public final class StageSubject extends ConnectedSubject {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the platform")
  private String name;

  @Parameters(index = "1", paramLabel = "PATH", description = "Folder, or one file")
  private Path path;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private PlatformOptions release = new PlatformOptions();

  @Override
  public Optional<Path> path() {
    return Optional.of(path);
  }

  @Override
  public ReleaseRequest release() {
    return release.toReleaseRequest(Optional.of(name));
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} tracebloc scans",
        "  ${COMMAND-FULL-NAME} tracebloc scans --to public/lung/scans --exclude '*.tmp' --exclude cache/",
        "  ${COMMAND-FULL-NAME} plx scans --target imaging --overwrite",
        "  ${COMMAND-FULL-NAME} tracebloc scans --dry-run",
        "",
        "Use \"helm --help\" for the other flags of Helm that choose a cluster.");
  }
}
