package io.tracebloc.engine.release;

import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** Settles every fact of the chosen release ({@code contract/releases.md} 2.8). */
final class ReleaseResolution {
  private final ObjectReader objects;
  private final HelmReleases helm;
  private final String namespace;
  private final Reads reads;
  private final Facts facts;

  ReleaseResolution(
      ObjectReader objects, HelmReleases helm, String namespace, Reads reads, Facts facts) {
    this.objects = objects;
    this.helm = helm;
    this.namespace = namespace;
    this.reads = reads;
    this.facts = facts;
  }

  InstalledRelease resolve(Candidate candidate, ReleaseRequest request) {
    var ingestReading = IngestFacts.Reading.begin(objects, reads, namespace, candidate.release());
    var record = record(candidate);
    var workload =
        candidate
            .deployment()
            .map(deployment -> new Workload(deployment, "Deployment/" + deployment.name()))
            .orElse(Workload.none());
    var context = new ReleaseContext(request, namespace, candidate.release(), workload, record);
    var identity = IdentityFacts.settle(context, facts);
    var storage = StorageFacts.settle(context, identity, objects, facts);
    var ingest = IngestFacts.settle(context, identity, ingestReading, objects, facts);
    SiteFacts.note(context, facts);
    SiteFacts.warnOfHostDirectory(identity, storage, facts);
    return new InstalledRelease(
        candidate.release(),
        namespace,
        identity.chart(),
        identity.version(),
        identity.status(),
        staging(context, storage, ingest),
        ingest.target(),
        facts.evidence(),
        facts.warnings());
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
      return Optional.of(record);
    } catch (IOException exception) {
      facts.warn(
          "Helm's record %s cannot be read (%s); live objects are used instead"
              .formatted(
                  Printable.of(choice.revision().object()),
                  Printable.of(String.valueOf(exception.getMessage()))));
      return Optional.empty();
    }
  }

  private StagingTarget staging(ReleaseContext context, StorageFacts storage, IngestFacts ingest) {
    return new StagingTarget(
        namespace,
        storage.claim(),
        storage.mountPath(),
        storage.subPath(),
        ingest.account(),
        StagingTarget.STAGE_USER,
        OptionalLong.empty(),
        OptionalLong.of(StagingTarget.STAGE_USER),
        NodePinning.toJobsManager(context, objects, facts)
            .selector(storage.oneNodeOnly(), storage.volume()),
        context.workload().tolerations(),
        SiteFacts.pullSecrets(context, facts));
  }
}
