package io.tracebloc.sandbox.standin.ingestor.dataset;

import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.util.List;
import java.util.Optional;

/**
 * What the ingestor knows about one category (datasets.md 3).
 *
 * @param id for example {@code image_classification}
 * @param family decides the layout
 * @param directory of the records' files below the source root; also the document's key for it
 * @param sidecars further files that belong to each record
 * @param extension of the records' files, unless the document says otherwise
 * @param targetSize of pictures, unless the document says otherwise
 * @param classification whether labels must differ (the column Cls of 3.1)
 */
public record CategoryTraits(
    String id,
    Family family,
    Optional<String> directory,
    List<Sidecar> sidecars,
    Optional<String> extension,
    Optional<Size> targetSize,
    boolean classification) {
  /** The three kinds of datasets. */
  public enum Family {
    /** Pictures with a manifest. */
    IMAGE,
    /** Texts with a manifest. */
    TEXT,
    /** One CSV file with everything in it. */
    TABULAR
  }

  /**
   * A further file of each record.
   *
   * @param directory below the source root; also the document's key for it
   * @param suffix what follows the stem of the record's file, extension included
   */
  public record Sidecar(String directory, String suffix) {
    /** The extension with its dot. */
    public String extension() {
      return suffix.substring(suffix.lastIndexOf('.'));
    }
  }

  public CategoryTraits {
    sidecars = List.copyOf(sidecars);
  }

  /** Whether records are rows only, without files. */
  public boolean isTabular() {
    return family == Family.TABULAR;
  }
}
