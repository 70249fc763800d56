package io.tracebloc.commands.kubectl;

import io.tracebloc.commands.options.PushReleaseOptions;
import io.tracebloc.engine.release.ReleaseRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** What a push is about: {@code push [PATH] [--release NAME]}. */
public final class PushSubject extends ConnectedSubject {
  @Parameters(
      paramLabel = "PATH",
      arity = "0..1",
      description = "Folder of the dataset, or CSV file of a table")
  private Path path;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private PushReleaseOptions release = new PushReleaseOptions();

  @Override
  public Optional<Path> path() {
    return Optional.ofNullable(path);
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
        "  ${COMMAND-FULL-NAME} leaves --name leaves --task image_classification \\",
        "      --label-column disease",
        "  ${COMMAND-FULL-NAME} -f leaves.yaml -f loans.yaml --parallel 2",
        "  ${COMMAND-FULL-NAME} leaves --name leaves_test --task image_classification \\",
        "      --label-column disease --intent test --dry-run",
        "",
        "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
  }
}
