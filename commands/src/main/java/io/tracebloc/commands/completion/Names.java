package io.tracebloc.commands.completion;

import java.util.List;

/** Where names come from that are not known before the line is typed. */
public interface Names {
  /**
   * Names of that kind, from the kubeconfig or a cluster; none if they cannot be had soon.
   *
   * @param connection the options on the line that say which kubeconfig and which cluster, each
   *     with its value attached
   */
  List<String> live(ValueKind kind, List<String> connection);

  /** The columns of a CSV file, or of the one in the folder of a dataset. */
  List<String> columns(String path);
}
