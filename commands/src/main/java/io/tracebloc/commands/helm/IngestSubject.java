package io.tracebloc.commands.helm;

import java.util.List;

/** What is ingested: {@code ingest RELEASE [PATH]}. */
public final class IngestSubject extends DatasetSubject {
  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} tracebloc leaves --name leaves --task image_classification \\",
        "      --label-column disease",
        "  ${COMMAND-FULL-NAME} tracebloc -f leaves.yaml -f loans.yaml --parallel 2",
        "  ${COMMAND-FULL-NAME} tracebloc leaves --name leaves_test --task image_classification \\",
        "      --label-column disease --intent test --dry-run",
        "",
        "Use \"helm --help\" for the other flags of Helm that choose a cluster.");
  }
}
