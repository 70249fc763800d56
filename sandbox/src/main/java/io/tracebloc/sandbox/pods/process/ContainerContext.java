package io.tracebloc.sandbox.pods.process;

import java.nio.file.Path;
import java.util.Map;

/**
 * What all processes of one container share.
 *
 * @param id the container's id; every process carries it in its environment, which is how all of
 *     them are found again
 * @param owner names the node, in every process's environment as well
 * @param environment the complete environment, paths already translated
 * @param paths the mounts
 * @param root a private directory in which every mount path exists, as a link
 * @param workingDirectory where processes start
 */
public record ContainerContext(
    String id,
    String owner,
    Map<String, String> environment,
    PathMap paths,
    Path root,
    Path workingDirectory) {
  public ContainerContext {
    environment = Map.copyOf(environment);
  }
}
