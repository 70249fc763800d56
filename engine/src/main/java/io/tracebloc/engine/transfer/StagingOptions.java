package io.tracebloc.engine.transfer;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import java.time.Duration;
import java.util.regex.Pattern;

/**
 * How a dataset is staged.
 *
 * @param table name of the dataset, already validated ({@code contract/datasets.md} 4.1)
 * @param image image of the stage Pod: needs a POSIX shell, tar, find, xargs and sha256sum
 * @param readyTimeout how long the stage Pod may take to become ready
 * @param streams how streams to the Pod behave
 */
public record StagingOptions(
    String table, String image, Duration readyTimeout, StreamOptions streams) {
  /** The pinned image of {@code contract/protocol.md} 4.1. */
  public static final String DEFAULT_IMAGE =
      "alpine:3.20@sha256:d9e853e87e55526f6b2917df91a2115c36dd7c696a35be12163d44e6e2a4b6bc";

  private static final Pattern TABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}");

  public StagingOptions {
    // Paths and labels are built from the name, so an unchecked one must not get this far.
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException("not a table name: " + table);
    }
    if (image.isBlank()) {
      throw new IllegalArgumentException("no stage image");
    }
    if (!readyTimeout.isPositive()) {
      throw new IllegalArgumentException("readyTimeout must be positive: " + readyTimeout);
    }
    requireNonNull(streams);
  }

  /** The default image, 60 s for the Pod, any transport. */
  public static StagingOptions of(String table) {
    return new StagingOptions(
        table, DEFAULT_IMAGE, Duration.ofSeconds(60), StreamOptions.of(Transport.AUTO));
  }

  /** The same with another image. */
  public StagingOptions withImage(String image) {
    return new StagingOptions(table, image, readyTimeout, streams);
  }

  /** The same with another time limit for the Pod. */
  public StagingOptions withReadyTimeout(Duration readyTimeout) {
    return new StagingOptions(table, image, readyTimeout, streams);
  }

  /** The same with other streams. */
  public StagingOptions withStreams(StreamOptions streams) {
    return new StagingOptions(table, image, readyTimeout, streams);
  }
}
