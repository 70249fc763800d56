package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.options.ReleaseOptions;
import io.tracebloc.engine.release.ReleaseRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** What is staged where: {@code stage PATH [--release NAME]}. */
public final class StageSubject extends ConnectedSubject {
  @Parameters(paramLabel = "PATH", arity = "1", description = "Folder, or one file")
  private Path path;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private ReleaseOptions release = new ReleaseOptions();

  @Override
  public Optional<Path> path() {
    return Optional.of(path);
  }

  @Override
  public ReleaseRequest release() {
    return release.toReleaseRequest();
  }

  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} scans",
        "  ${COMMAND-FULL-NAME} scans --to public/lung/scans --exclude '*.tmp' --exclude cache/",
        "  ${COMMAND-FULL-NAME} scans --release plx --target imaging --overwrite",
        "  ${COMMAND-FULL-NAME} scans --dry-run",
        "",
        "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
  }
}
