package io.tracebloc.commands.kubectl;

import java.util.List;

/** Which cluster is asked, and nothing else. */
public final class ClusterSubject extends ConnectedSubject {
  @Override
  public List<String> footer() {
    return List.of(
        "",
        "Examples:",
        "  ${COMMAND-FULL-NAME} --client",
        "  ${COMMAND-FULL-NAME} -n tracebloc -o json",
        "",
        "Use \"${ROOT-COMMAND-NAME} options\" for the other connection flags.");
  }
}
