package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Settles every fact of the chosen release ({@code contract/releases.md} 2.8). */
final class ReleaseResolution {
  private final ObjectReader objects;
  private final HelmReleases helm;
  private final String namespace;
  private final boolean live;
  private final Reads reads;
  private final Facts facts;

  /**
   * Settles releases.
   *
   * @param live whether every fact is read from live objects, or only what a readable record cannot
   *     tell
   */
  ReleaseResolution(
      ObjectReader objects,
      HelmReleases helm,
      String namespace,
      boolean live,
      Reads reads,
      Facts facts) {
    this.objects = objects;
    this.helm = helm;
    this.namespace = namespace;
    this.live = live;
    this.reads = reads;
    this.facts = facts;
  }

  InstalledRelease resolve(Candidate candidate, ReleaseRequest request) {
    if (live) {
      var reading = IngestFacts.Reading.begin(objects, reads, namespace, candidate.release());
      return settle(candidate, request, record(candidate), reading, objects, true);
    }
    var record = record(candidate);
    var believed = record.filter(known -> !known.choice().liveFirst());
    ObjectReader reader =
        believed.<ObjectReader>map(known -> new RecordedObjects(objects, known)).orElse(objects);
    var reading = IngestFacts.Reading.begin(reader, reads, namespace, candidate.release());
    return settle(candidate, request, record, reading, reader, believed.isEmpty());
  }

  private InstalledRelease settle(
      Candidate candidate,
      ReleaseRequest request,
      Optional<HelmRecord> record,
      IngestFacts.Reading ingestReading,
      ObjectReader reader,
      boolean pinned) {
    var workload =
        candidate
            .deployment()
            .map(deployment -> new Workload(deployment, "Deployment/" + deployment.name()))
            .orElse(Workload.none());
    var context = new ReleaseContext(request, namespace, candidate.release(), workload, record);
    facts.note("platform", InstalledRelease.TRACEBLOC, "chart client");
    var identity = IdentityFacts.settle(context, facts);
    var storage = StorageFacts.settle(context, identity, reader, facts);
    var ingest = IngestFacts.settle(context, identity, ingestReading, reader, facts);
    SiteFacts.note(context, facts);
    SiteFacts.warnOfHostDirectory(identity, storage, facts);
    var release =
        new InstalledRelease(
            candidate.release(),
            namespace,
            identity.chart(),
            identity.version(),
            identity.status(),
            staging(context, storage, ingest, pinned),
            ingest.target(),
            facts.evidence(),
            facts.warnings());
    return release.withValues(record.map(ReleaseValues::of));
  }

  private Optional<HelmRecord> record(Candidate candidate) {
    candidate.choice().flatMap(RevisionChoice::warning).ifPresent(facts::warn);
    if (candidate.record().isPresent() || candidate.choice().isEmpty()) {
      return candidate.record();
    }
    var choice = candidate.choice().get();
    try {
      var record = helm.read(choice);
      record.values().warnings().stream().map(Printable::of).forEach(facts::warn);
      return Optional.of(record.asTraceblocClient().orElse(record));
    } catch (IOException exception) {
      facts.warn(
          "Helm's record %s cannot be read (%s); live objects are used instead"
              .formatted(
                  Printable.of(choice.revision().object()),
                  Printable.of(String.valueOf(exception.getMessage()))));
      return Optional.empty();
    }
  }

  private StagingTarget staging(
      ReleaseContext context, StorageFacts storage, IngestFacts ingest, boolean pinned) {
    return new StagingTarget(
        namespace,
        storage.claim(),
        storage.mountPath(),
        storage.subPath(),
        ingest.account(),
        StagingTarget.STAGE_USER,
        OptionalLong.empty(),
        OptionalLong.of(StagingTarget.STAGE_USER),
        pinned
            ? NodePinning.toJobsManager(context, objects, facts)
                .selector(storage.oneNodeOnly(), storage.volume())
            : Map.of(),
        context.workload().tolerations(),
        SiteFacts.pullSecrets(context, facts));
  }
}
