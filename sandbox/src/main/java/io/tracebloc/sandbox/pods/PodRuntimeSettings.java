package io.tracebloc.sandbox.pods;

import io.tracebloc.sandbox.pods.node.ClusterAccess;
import io.tracebloc.sandbox.pods.node.ImageCatalogue;
import io.tracebloc.sandbox.pods.node.NodeSettings;
import io.tracebloc.sandbox.pods.stream.StreamFaults;
import io.tracebloc.sandbox.pods.stream.StreamProtocol;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/**
 * How a practice cluster runs pods.
 *
 * @param node the node
 * @param protocols the ways to open streams that it does not refuse
 * @param faults which streams go wrong
 * @param inputEndsWithOutput whether an exec'd process that closed its standard output gets no more
 *     standard input, as with containerd (protocol.md 6.6)
 */
public record PodRuntimeSettings(
    NodeSettings node,
    Set<StreamProtocol> protocols,
    StreamFaults faults,
    boolean inputEndsWithOutput) {
  public PodRuntimeSettings {
    protocols = Set.copyOf(protocols);
  }

  /**
   * Everything as on a real cluster.
   *
   * @param directory everything that pods write; created if missing
   */
  public static PodRuntimeSettings of(Path directory, ImageCatalogue images, ClusterAccess access) {
    return new PodRuntimeSettings(
        NodeSettings.of(directory, images, access),
        EnumSet.allOf(StreamProtocol.class),
        StreamFaults.NONE,
        true);
  }

  /** The same with another node. */
  public PodRuntimeSettings withNode(NodeSettings other) {
    return new PodRuntimeSettings(other, protocols, faults, inputEndsWithOutput);
  }

  /** The same, refusing all other protocols. */
  public PodRuntimeSettings withProtocols(Set<StreamProtocol> supported) {
    return new PodRuntimeSettings(node, supported, faults, inputEndsWithOutput);
  }

  /** The same with streams that go wrong. */
  public PodRuntimeSettings withFaults(StreamFaults wanted) {
    return new PodRuntimeSettings(node, protocols, wanted, inputEndsWithOutput);
  }

  /** The same with a runtime that keeps standard input open, or not. */
  public PodRuntimeSettings withInputEndingWithOutput(boolean ends) {
    return new PodRuntimeSettings(node, protocols, faults, ends);
  }
}
