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
  static Builder images() {
    return files(Family.IMAGE, "images");
  }

  /** A directory of texts. */
  static Builder texts(String directory) {
    return files(Family.TEXT, directory);
  }

  /** One CSV file with these columns. */
  static Builder table(String... columns) {
    return new Builder(Family.TABULAR, Optional.empty(), columns);
  }

  private static Builder files(Family family, String directory) {
    return new Builder(family, Optional.of(directory), "filename");
  }

  /** Collects in what a layout differs from the plain one of its family. */
  static final class Builder {
    private final Family family;
    private final Optional<String> directory;
    private Optional<Sidecar> sidecar = Optional.empty();
    private List<String> columns;
    private boolean labelInManifest = true;
    private Optional<RecordFormat> records = Optional.empty();
    private Optional<Grouping> grouping = Optional.empty();

    private Builder(Family family, Optional<String> directory, String... columns) {
      this.family = family;
      this.directory = directory;
      this.columns = List.of(columns);
    }

    Builder beside(Sidecar value) {
      sidecar = Optional.of(value);
      return this;
    }

    Builder columns(String... values) {
      columns = List.of(values);
      return this;
    }

    Builder withoutLabel() {
      labelInManifest = false;
      return this;
    }

    Builder records(int fewest, boolean enforced, String... fields) {
      records = Optional.of(new RecordFormat(List.of(fields), fewest, enforced));
      return this;
    }

    Builder grouped(String group, String time) {
      grouping = Optional.of(new Grouping(group, time));
      return this;
    }

    DatasetLayout build() {
      return new DatasetLayout(
          family, directory, sidecar, columns, labelInManifest, records, grouping);
    }
  }
}
