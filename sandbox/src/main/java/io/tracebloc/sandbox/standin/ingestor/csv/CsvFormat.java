package io.tracebloc.sandbox.standin.ingestor;

import io.tracebloc.sandbox.standin.spec.IngestDocument;

/** The characters of {@code spec.csv_options}, with the defaults of datasets.md 3.3. */
record CsvFormat(char delimiter, char quote, char escape) {
  static CsvFormat of(IngestDocument document) {
    return new CsvFormat(
        first(document, "delimiter", ','),
        first(document, "quotechar", '"'),
        first(document, "escapechar", '\\'));
  }

  private static char first(IngestDocument document, String option, char otherwise) {
    return document.csvOption(option).map(text -> text.charAt(0)).orElse(otherwise);
  }
}
