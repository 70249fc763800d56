package io.tracebloc.engine.dataset;

import java.util.List;
import java.util.Optional;

/**
 * What a dataset of a category consists of on disk ({@code contract/datasets.md} 3.2, 4.3). A
 * manifest is always part of it.
 *
 * @param family what its records are
 * @param directory name of the directory with the primary files; empty for tables
 * @param sidecar directory beside it
 * @param columns columns that the manifest must have, exactly so spelt, besides the label
 * @param labelInManifest whether the manifest must have a label column
 * @param records what a text file holds, if that is fixed
 * @param grouping how rows form sequences, if they do
 */
public record DatasetLayout(
    Family family,
    Optional<String> directory,
    Optional<Sidecar> sidecar,
    List<String> columns,
    boolean labelInManifest,
    Optional<RecordFormat> records,
    Optional<Grouping> grouping) {

  /** A directory of pictures. */
  static DatasetLayout images() {
    return files(Family.IMAGE, "images");
  }

  /** A directory of texts. */
  static DatasetLayout texts(String directory) {
    return files(Family.TEXT, directory);
  }

  /** One CSV file with these columns. */
  static DatasetLayout table(String... columns) {
    return new DatasetLayout(
        Family.TABULAR,
        Optional.empty(),
        Optional.empty(),
        List.of(columns),
        true,
        Optional.empty(),
        Optional.empty());
  }

  DatasetLayout beside(Sidecar more) {
    return new DatasetLayout(
        family, directory, Optional.of(more), columns, labelInManifest, records, grouping);
  }

  DatasetLayout withColumns(String... more) {
    return new DatasetLayout(
        family, directory, sidecar, List.of(more), labelInManifest, records, grouping);
  }

  DatasetLayout withoutLabel() {
    return new DatasetLayout(family, directory, sidecar, columns, false, records, grouping);
  }

  DatasetLayout withRecords(int fewest, boolean enforced, String... fields) {
    var format = new RecordFormat(List.of(fields), fewest, enforced);
    return new DatasetLayout(
        family, directory, sidecar, columns, labelInManifest, Optional.of(format), grouping);
  }

  DatasetLayout grouped(String group, String time) {
    return new DatasetLayout(
        family,
        directory,
        sidecar,
        columns,
        labelInManifest,
        records,
        Optional.of(new Grouping(group, time)));
  }

  private static DatasetLayout files(Family family, String directory) {
    return new DatasetLayout(
        family,
        Optional.of(directory),
        Optional.empty(),
        List.of("filename"),
        true,
        Optional.empty(),
        Optional.empty());
  }
}
