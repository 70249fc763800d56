package io.tracebloc.engine.transfer;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.release.StageIdentity;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import java.time.Duration;

/**
 * How files are staged.
 *
 * @param image image of the stage Pod: needs a POSIX shell, tar, find, xargs and sha256sum
 * @param readyTimeout how long the stage Pod may take to become ready
 * @param streams how streams to the Pod behave
 * @param identity what differs from the platform's own identity
 * @param transfer how bytes are moved
 */
public record StagingOptions(
    String image,
    Duration readyTimeout,
    StreamOptions streams,
    StageIdentity identity,
    TransferOptions transfer) {
  /** The pinned image of {@code contract/protocol.md} 4.1. */
  public static final String DEFAULT_IMAGE =
      "alpine:3.20@sha256:d9e853e87e55526f6b2917df91a2115c36dd7c696a35be12163d44e6e2a4b6bc";

  public StagingOptions {
    if (image.isBlank()) {
      throw new IllegalArgumentException("no stage image");
    }
    if (!readyTimeout.isPositive()) {
      throw new IllegalArgumentException("readyTimeout must be positive: " + readyTimeout);
    }
    requireNonNull(streams);
    requireNonNull(identity);
    requireNonNull(transfer);
  }

  /** The default image, 60 s for the Pod, any transport. */
  public static StagingOptions standard() {
    return new StagingOptions(
        DEFAULT_IMAGE,
        Duration.ofSeconds(60),
        StreamOptions.of(Transport.AUTO),
        StageIdentity.OF_PLATFORM,
        TransferOptions.STANDARD);
  }

  /** The same with another image. */
  public StagingOptions withImage(String image) {
    return new StagingOptions(image, readyTimeout, streams, identity, transfer);
  }

  /** The same with another time limit for the Pod. */
  public StagingOptions withReadyTimeout(Duration readyTimeout) {
    return new StagingOptions(image, readyTimeout, streams, identity, transfer);
  }

  /** The same with other streams. */
  public StagingOptions withStreams(StreamOptions streams) {
    return new StagingOptions(image, readyTimeout, streams, identity, transfer);
  }

  /** The same with another identity of the Pod. */
  public StagingOptions withIdentity(StageIdentity identity) {
    return new StagingOptions(image, readyTimeout, streams, identity, transfer);
  }

  /** The same with bytes moved in another way. */
  public StagingOptions withTransfer(TransferOptions transfer) {
    return new StagingOptions(image, readyTimeout, streams, identity, transfer);
  }
}
