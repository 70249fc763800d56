package io.tracebloc.commands.datasets;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.catalog.DatasetDetails;
import io.tracebloc.engine.runs.Run;
import java.util.List;

/**
 * A dataset with the Jobs of its runs.
 *
 * @param details what database and volume tell
 * @param jobs those that are still there
 * @param warnings why some may be missing, printable
 */
public record ShownDataset(DatasetDetails details, List<Run> jobs, List<String> warnings) {
  public ShownDataset {
    requireNonNull(details);
    jobs = List.copyOf(jobs);
    warnings = List.copyOf(warnings);
  }
}
