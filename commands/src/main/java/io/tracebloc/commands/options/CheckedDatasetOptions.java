package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.DatasetRequest;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What a dataset is, and how strictly it is to be checked. */
public final class CheckedDatasetOptions extends DatasetOptions {
  @Option(
      names = "--strict",
      preprocessor = AttachedValue.class,
      description = "Refuse the dataset even if there are only warnings")
  private boolean strict;

  @Override
  public DatasetRequest toDatasetRequest(
      Path workingDirectory, Path path, Optional<String> defaultName) {
    return strictly(super.toDatasetRequest(workingDirectory, path, defaultName));
  }

  /** A dataset, taken as strictly as was said here. */
  public DatasetRequest strictly(DatasetRequest described) {
    return strict ? described.withStrict() : described;
  }
}
