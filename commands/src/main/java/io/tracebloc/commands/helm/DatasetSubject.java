package io.tracebloc.commands.helm;

import io.tracebloc.commands.options.AttachedValue;
import io.tracebloc.commands.options.ReleaseFactOptions;
import io.tracebloc.commands.options.ReleaseName;
import io.tracebloc.engine.release.ReleaseRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A dataset for a release: {@code RELEASE [PATH]}. */
abstract class DatasetSubject extends ConnectedSubject {
  @Parameters(
      index = "0",
      paramLabel = "RELEASE",
      converter = ReleaseName.Converter.class,
      description = "Release of the tracebloc client")
  private String name;

  @Parameters(
      index = "1",
      paramLabel = "PATH",
      arity = "0..1",
      description = "Folder of the dataset, or CSV file of a table")
  private Path path;

  @Option(
      names = "--allow-pending",
      preprocessor = AttachedValue.class,
      description = "Go on although a Helm operation on the release is running, or died")
  private boolean allowPending;

  @ArgGroup(validate = false, heading = "%nRelease:%n", order = 1)
  private ReleaseFactOptions release = new ReleaseFactOptions();

  @Override
  public Optional<Path> path() {
    return Optional.ofNullable(path);
  }

  @Override
  public ReleaseRequest release() {
    return release.toReleaseRequest(Optional.of(name));
  }

  @Override
  public boolean refusesPending() {
    return !allowPending;
  }
}
