package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.OptionalLong;

/**
 * All that can be told of one dataset.
 *
 * @param namespace of the release
 * @param release its name
 * @param entry as in a list
 * @param columns of its table, in order
 * @param intents how many rows are for what
 * @param classes how many rows have which label
 * @param formats how many rows have files with which extension
 * @param rowBytes size of the table, as the database estimates
 * @param runs the latest first
 * @param files where files of it lie or would lie; empty if the volume could not be looked at
 * @param warnings what could not be found out
 */
public record DatasetDetails(
    String namespace,
    String release,
    DatasetEntry entry,
    List<DatasetColumn> columns,
    Shares intents,
    Shares classes,
    Shares formats,
    OptionalLong rowBytes,
    List<DatasetRun> runs,
    List<DatasetFiles> files,
    List<String> warnings) {
  public DatasetDetails {
    requireNonNull(entry);
    columns = List.copyOf(columns);
    requireNonNull(intents);
    requireNonNull(classes);
    requireNonNull(formats);
    requireNonNull(rowBytes);
    runs = List.copyOf(runs);
    files = List.copyOf(files);
    warnings = List.copyOf(warnings);
  }
}
