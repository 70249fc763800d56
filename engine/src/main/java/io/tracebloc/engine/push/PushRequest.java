package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.ingest.DocumentPlan;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.ImageDigest;
import io.tracebloc.engine.transfer.StagingOptions;
import java.time.Duration;
import java.util.Optional;

/**
 * What a user wants pushed, and how.
 *
 * @param dataset the data and what is said about them
 * @param document what its document is made from
 * @param release what is said about the release
 * @param key the one key for every attempt to submit ({@code contract/protocol.md} 1.4)
 * @param keyIsGiven whether the user chose the key, so that it may belong to an earlier run
 * @param imageDigest ingestor image to use; empty leaves it to the release
 * @param stageImage image of the stage Pod
 * @param stageReadyTimeout how long the stage Pod may take to become ready
 * @param streams how streams to the stage Pod behave
 * @param dryRun whether to stop before anything is created
 * @param detach whether to leave the run alone once it is accepted
 */
public record PushRequest(
    DatasetRequest dataset,
    DocumentPlan document,
    ReleaseRequest release,
    IdempotencyKey key,
    boolean keyIsGiven,
    Optional<ImageDigest> imageDigest,
    String stageImage,
    Duration stageReadyTimeout,
    StreamOptions streams,
    boolean dryRun,
    boolean detach) {

  /** Checks that nothing is missing. */
  public PushRequest {
    requireNonNull(dataset);
    requireNonNull(document);
    requireNonNull(release);
    requireNonNull(key);
    requireNonNull(imageDigest);
    requireNonNull(stageImage);
    requireNonNull(stageReadyTimeout);
    requireNonNull(streams);
  }

  /** A dataset about whose way nothing else is said. */
  public static PushRequest of(DatasetRequest dataset, IdempotencyKey key) {
    return new PushRequest(
        dataset,
        DocumentPlan.fromOptions(),
        ReleaseRequest.none(),
        key,
        false,
        Optional.empty(),
        StagingOptions.DEFAULT_IMAGE,
        Duration.ofSeconds(60),
        StreamOptions.of(Transport.AUTO),
        false,
        false);
  }

  /** The same with a document made from this. */
  public PushRequest withDocument(DocumentPlan plan) {
    return new PushRequest(
        dataset,
        plan,
        release,
        key,
        keyIsGiven,
        imageDigest,
        stageImage,
        stageReadyTimeout,
        streams,
        dryRun,
        detach);
  }

  /** The same for a release of which more is known. */
  public PushRequest withRelease(ReleaseRequest known) {
    return new PushRequest(
        dataset,
        document,
        known,
        key,
        keyIsGiven,
        imageDigest,
        stageImage,
        stageReadyTimeout,
        streams,
        dryRun,
        detach);
  }

  /** The same with a key that the user chose. */
  public PushRequest withGivenKey(IdempotencyKey chosen) {
    return new PushRequest(
        dataset,
        document,
        release,
        chosen,
        true,
        imageDigest,
        stageImage,
        stageReadyTimeout,
        streams,
        dryRun,
        detach);
  }

  /** The same with another ingestor image. */
  public PushRequest withImageDigest(Optional<ImageDigest> digest) {
    return new PushRequest(
        dataset,
        document,
        release,
        key,
        keyIsGiven,
        digest,
        stageImage,
        stageReadyTimeout,
        streams,
        dryRun,
        detach);
  }

  /** The same with another stage Pod. */
  public PushRequest withStage(String image, Duration readyTimeout, StreamOptions options) {
    return new PushRequest(
        dataset,
        document,
        release,
        key,
        keyIsGiven,
        imageDigest,
        image,
        readyTimeout,
        options,
        dryRun,
        detach);
  }

  /** The same, stopping before anything is created. */
  public PushRequest withDryRun(boolean dry) {
    return new PushRequest(
        dataset,
        document,
        release,
        key,
        keyIsGiven,
        imageDigest,
        stageImage,
        stageReadyTimeout,
        streams,
        dry,
        detach);
  }

  /** The same, ending once the run is accepted. */
  public PushRequest withDetach(boolean alone) {
    return new PushRequest(
        dataset,
        document,
        release,
        key,
        keyIsGiven,
        imageDigest,
        stageImage,
        stageReadyTimeout,
        streams,
        dryRun,
        alone);
  }

  StagingOptions staging() {
    return StagingOptions.of(dataset.table())
        .withImage(stageImage)
        .withReadyTimeout(stageReadyTimeout)
        .withStreams(streams);
  }
}
