package io.tracebloc.commands.template;

/** What of a submission is shown. */
enum Part {
  /** The ingest document, verbatim. */
  DOCUMENT("the ingest document of %s"),
  /** The JSON that is posted to jobs-manager. */
  BODY("the request that submits %s"),
  /** The values of the ingestor chart. */
  VALUES("values of the ingestor chart for %s"),
  /** What the ingestor chart renders to. */
  MANIFESTS("manifests of the ingestor chart for %s");

  private final String title;

  Part(String title) {
    this.title = title;
  }

  /** What it is, in one line. */
  String title(String table) {
    return title.formatted(table);
  }
}
