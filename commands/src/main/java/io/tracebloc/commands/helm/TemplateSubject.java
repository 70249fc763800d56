package io.tracebloc.commands.helm;

import java.util.List;

/** What would be submitted: {@code template RELEASE [PATH]}. */
public final class TemplateSubject extends DatasetSubject {
  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Without --idempotency-key the key follows from the document and the image, so that",
        "the same input always gives the same output, and applying it again starts nothing new.",
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} tracebloc -f leaves.yaml --staged > leaves-manifests.yaml",
        "  ${COMMAND-FULL-NAME} tracebloc -f leaves.yaml --show values",
        "  ${COMMAND-FULL-NAME} tracebloc leaves --name leaves --task image_classification \\",
        "      --label-column disease --show document,body",
        "",
        "Use \"helm --help\" for the other flags of Helm that choose a cluster.");
  }
}
