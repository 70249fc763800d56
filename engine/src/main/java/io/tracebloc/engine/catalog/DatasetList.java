package io.tracebloc.engine.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * The datasets of a release.
 *
 * @param namespace of the release
 * @param release its name
 * @param entries by name, the database's own tables among them
 * @param warnings what could not be found out
 */
public record DatasetList(
    String namespace, String release, List<DatasetEntry> entries, List<String> warnings) {
  public DatasetList {
    requireNonNull(namespace);
    requireNonNull(release);
    entries = List.copyOf(entries);
    warnings = List.copyOf(warnings);
  }

  /** The same without the database's own tables. */
  public DatasetList withoutSystem() {
    return new DatasetList(
        namespace, release, entries.stream().filter(entry -> !entry.system()).toList(), warnings);
  }
}
