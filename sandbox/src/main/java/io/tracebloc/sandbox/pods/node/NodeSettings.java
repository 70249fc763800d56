package io.tracebloc.sandbox.pods.node;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;

/**
 * How a practice node is set up.
 *
 * @param name the node's name
 * @param directory everything that it writes
 * @param firstBackOff pause before a failed container or pull is tried again; doubled each time
 * @param longestBackOff upper limit of that pause
 */
public record NodeSettings(
    String name,
    Path directory,
    ImageCatalogue images,
    ClusterAccess access,
    Clock clock,
    Duration firstBackOff,
    Duration longestBackOff) {
  /** The only node's name. */
  public static final String NODE_NAME = "practice-node";

  /** The usual settings: short pauses, the machine's clock. */
  public static NodeSettings of(Path directory, ImageCatalogue images, ClusterAccess access) {
    return new NodeSettings(
        NODE_NAME,
        directory,
        images,
        access,
        Clock.systemUTC(),
        Duration.ofMillis(500),
        Duration.ofSeconds(10));
  }

  /** The same with another directory. */
  NodeSettings withDirectory(Path other) {
    return new NodeSettings(name, other, images, access, clock, firstBackOff, longestBackOff);
  }

  /** The same with other pauses. */
  public NodeSettings withBackOff(Duration first, Duration longest) {
    return new NodeSettings(name, directory, images, access, clock, first, longest);
  }
}
