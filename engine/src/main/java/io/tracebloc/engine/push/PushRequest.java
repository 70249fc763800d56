package io.tracebloc.engine.push;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.ingest.DocumentPlan;
import io.tracebloc.engine.ingest.StagedDocument;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.ReleaseSummary;
import io.tracebloc.engine.submit.IdempotencyKey;
import io.tracebloc.engine.submit.ImageDigest;
import io.tracebloc.engine.submit.Via;
import io.tracebloc.engine.transfer.Destination;
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
 * @param stage how files are staged
 * @param overwrite whether a dataset of this name is replaced; not with a key that was given, nor
 *     with data that lies on the claim already
 * @param dryRun whether to stop before anything is created
 * @param detach whether to leave the run alone once it is accepted
 * @param followFor when to leave the run alone after it was accepted; empty is as long as usual
 * @param refusePending whether a release is refused that a Helm operation is changing, or was when
 *     it died; otherwise it is used, with a warning ({@code contract/releases.md} 1.5)
 * @param via the way to submit
 * @param staged a document whose data lies on the claim already: nothing is checked here, copied or
 *     removed, and the document is submitted as it is; only name, task and intent of the dataset
 *     count then
 */
public record PushRequest(
    DatasetRequest dataset,
    DocumentPlan document,
    ReleaseRequest release,
    IdempotencyKey key,
    boolean keyIsGiven,
    Optional<ImageDigest> imageDigest,
    StagingOptions stage,
    boolean overwrite,
    boolean dryRun,
    boolean detach,
    Optional<Duration> followFor,
    boolean refusePending,
    Via via,
    Optional<StagedDocument> staged) {

  /** Checks that nothing is missing. */
  public PushRequest {
    requireNonNull(dataset);
    requireNonNull(document);
    requireNonNull(release);
    requireNonNull(key);
    requireNonNull(imageDigest);
    requireNonNull(stage);
    requireNonNull(followFor);
    requireNonNull(via);
    requireNonNull(staged);
    // The tear-down would be followed by a replay that starts nothing (protocol.md 1.4).
    if (overwrite && (keyIsGiven || staged.isPresent())) {
      throw new IllegalArgumentException("a replacement needs a key of its own and local data");
    }
  }

  /** A dataset about whose way nothing else is said. */
  public static PushRequest of(DatasetRequest dataset, IdempotencyKey key) {
    return builder(dataset, key).build();
  }

  /** A dataset about whose way more is to be said. */
  public static Builder builder(DatasetRequest dataset, IdempotencyKey key) {
    return new Builder(dataset, key);
  }

  /** A dataset that lies on the claim already, about whose way more is to be said. */
  public static Builder builder(StagedDocument staged, IdempotencyKey key) {
    var builder = builder(staged.request(), key);
    builder.staged = Optional.of(staged);
    return builder;
  }

  /** Where its files are staged: those of a dataset that is replaced may be in place meanwhile. */
  public Destination destination() {
    var table = dataset.table();
    return overwrite ? Destination.ofReplacement(table) : Destination.ofDataset(table);
  }

  /** The same for one of several releases. */
  public PushRequest in(ReleaseSummary meant) {
    return toBuilder().release(release.withRelease(meant.name())).build();
  }

  /** Everything said here, to say more. */
  public Builder toBuilder() {
    var builder = builder(dataset, key).document(document).release(release);
    builder.keyIsGiven = keyIsGiven;
    builder.staged = staged;
    builder.followFor = followFor;
    builder.refusePending = refusePending;
    return builder
        .imageDigest(imageDigest)
        .stage(stage)
        .overwrite(overwrite)
        .dryRun(dryRun)
        .detach(detach)
        .via(via);
  }

  /** Collects what is said. */
  public static final class Builder {
    private final DatasetRequest dataset;
    private DocumentPlan document = DocumentPlan.fromOptions();
    private ReleaseRequest release = ReleaseRequest.none();
    private IdempotencyKey key;
    private boolean keyIsGiven;
    private Optional<ImageDigest> imageDigest = Optional.empty();
    private StagingOptions stage = StagingOptions.standard();
    private boolean overwrite;
    private boolean dryRun;
    private boolean detach;
    private Optional<Duration> followFor = Optional.empty();
    private boolean refusePending;
    private Via via = new Via.Direct();
    private Optional<StagedDocument> staged = Optional.empty();

    private Builder(DatasetRequest dataset, IdempotencyKey key) {
      this.dataset = dataset;
      this.key = key;
    }

    public Builder document(DocumentPlan value) {
      document = value;
      return this;
    }

    public Builder release(ReleaseRequest value) {
      release = value;
      return this;
    }

    /** A key that the user chose. */
    public Builder givenKey(IdempotencyKey value) {
      key = value;
      keyIsGiven = true;
      return this;
    }

    public Builder imageDigest(Optional<ImageDigest> value) {
      imageDigest = value;
      return this;
    }

    public Builder stage(StagingOptions value) {
      stage = value;
      return this;
    }

    public Builder overwrite(boolean value) {
      overwrite = value;
      return this;
    }

    public Builder dryRun(boolean value) {
      dryRun = value;
      return this;
    }

    public Builder detach(boolean value) {
      detach = value;
      return this;
    }

    public Builder followFor(Optional<Duration> value) {
      followFor = value;
      return this;
    }

    /** Whether a release in the middle of a Helm operation is refused. */
    public Builder refusePending(boolean value) {
      refusePending = value;
      return this;
    }

    public Builder via(Via value) {
      via = value;
      return this;
    }

    public PushRequest build() {
      return new PushRequest(
          dataset,
          document,
          release,
          key,
          keyIsGiven,
          imageDigest,
          stage,
          overwrite,
          dryRun,
          detach,
          followFor,
          refusePending,
          via,
          staged);
    }
  }
}
