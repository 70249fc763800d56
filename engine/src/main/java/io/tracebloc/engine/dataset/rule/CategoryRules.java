package io.tracebloc.engine.dataset.rule;

import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of one category, by what they look at.
 *
 * @param manifest at the manifest as a whole
 * @param header at its column names
 * @param rows at its data rows
 */
public record CategoryRules(
    List<ManifestRule> manifest, List<HeaderRule> header, List<RowRule.Factory> rows) {
  public CategoryRules {
    manifest = List.copyOf(manifest);
    header = List.copyOf(header);
    rows = List.copyOf(rows);
  }

  /** The same with one more rule for rows. */
  public CategoryRules withRow(RowRule.Factory more) {
    return new CategoryRules(
        manifest, header, Stream.concat(rows.stream(), Stream.of(more)).toList());
  }
}
