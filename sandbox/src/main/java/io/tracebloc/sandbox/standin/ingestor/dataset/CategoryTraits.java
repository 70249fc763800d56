package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.util.List;
import java.util.Optional;

/**
 * What the ingestor knows about one category (datasets.md 3).
 *
 * @param id for example {@code image_classification}
 * @param source the document's key of the directory with the records' files
 * @param directory its fixed name
 * @param extension of the files, unless the document says otherwise
 * @param targetSize of pictures, unless the document says otherwise
 * @param rules the category's own validators, in order (datasets.md 5.10)
 */
record CategoryTraits(
    String id,
    String source,
    String directory,
    String extension,
    Optional<Size> targetSize,
    List<Rule> rules) {
  CategoryTraits {
    rules = List.copyOf(rules);
  }
}
