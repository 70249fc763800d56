package io.tracebloc.engine.release;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A release as read from the cluster, with every place of it where data could go.
 *
 * @param platform {@code tracebloc-client}, {@code tracebloc-legacy}, {@code crater}, {@code
 *     polyaxon}, {@code clearml-agent}, or the one that a user's own profile names
 * @param name release name
 * @param namespace namespace it was installed to
 * @param chart chart name, for example {@code client}
 * @param chartVersion chart version, or {@code unknown}
 * @param status Helm status, or {@code unknown} when Helm's records could not be read
 * @param targets where data lies or could lie; at least one, which says why if there is none
 * @param ingest how runs are submitted; empty if this release cannot take any, with the reason
 *     among the warnings
 * @param evidence where each fact was read
 * @param warnings what a person should know: drift, missing rights, odd states
 * @param values the values that Helm recorded; empty if its record could not be read
 */
public record InstalledRelease(
    String platform,
    String name,
    String namespace,
    String chart,
    String chartVersion,
    String status,
    List<Target> targets,
    Optional<IngestTarget> ingest,
    List<Evidence> evidence,
    List<String> warnings,
    Optional<ReleaseValues> values) {

  /** The platform of the tracebloc client chart, the only one that takes ingestion runs. */
  public static final String TRACEBLOC = "tracebloc-client";

  public InstalledRelease {
    targets = List.copyOf(targets);
    evidence = List.copyOf(evidence);
    warnings = List.copyOf(warnings);
    requireNonNull(values);
  }

  /** A release of which no values are known. */
  public InstalledRelease(
      String platform,
      String name,
      String namespace,
      String chart,
      String chartVersion,
      String status,
      List<Target> targets,
      Optional<IngestTarget> ingest,
      List<Evidence> evidence,
      List<String> warnings) {
    this(
        platform,
        name,
        namespace,
        chart,
        chartVersion,
        status,
        targets,
        ingest,
        evidence,
        warnings,
        Optional.empty());
  }

  /** A release of the tracebloc client chart, whose only target is its data claim. */
  public InstalledRelease(
      String name,
      String namespace,
      String chart,
      String chartVersion,
      String status,
      StagingTarget staging,
      Optional<IngestTarget> ingest,
      List<Evidence> evidence,
      List<String> warnings) {
    this(
        TRACEBLOC,
        name,
        namespace,
        chart,
        chartVersion,
        status,
        List.of(Target.data(staging, offer(ingest, evidence), evidence)),
        ingest,
        evidence,
        warnings);
  }

  private static Offer offer(Optional<IngestTarget> ingest, List<Evidence> evidence) {
    return ingest.isPresent()
        ? new Offer.Ingest()
        : new Offer.StageOnly(
            "No ingestion run can be submitted to this release"
                + obstacle(evidence).map(": "::concat).orElse(""));
  }

  /** Why it takes no runs, as far as that was found out; empty if it takes them. */
  public Optional<String> obstacle() {
    return ingest.isPresent() ? Optional.empty() : obstacle(evidence);
  }

  private static Optional<String> obstacle(List<Evidence> evidence) {
    return evidence.stream()
        .filter(fact -> fact.fact().equals("protocol"))
        .map(Evidence::source)
        .findFirst();
  }

  /** The same with the values that Helm recorded. */
  InstalledRelease withValues(Optional<ReleaseValues> recorded) {
    return new InstalledRelease(
        platform,
        name,
        namespace,
        chart,
        chartVersion,
        status,
        targets,
        ingest,
        evidence,
        warnings,
        recorded);
  }

  /**
   * The target that files go to.
   *
   * @param target its name; empty if there is only one that can be written to
   * @throws io.tracebloc.engine.failure.ReleaseFailure if there is no such target, if it cannot be
   *     written to, or if there is a choice to make; the message lists all
   */
  public StageableTarget choose(Optional<String> target) {
    return new TargetChoice(this).choose(target);
  }

  /**
   * The target that a push uses.
   *
   * @throws io.tracebloc.engine.failure.ReleaseFailure as {@link #choose} does
   */
  public StagingTarget staging() {
    return choose(Optional.empty()).staging();
  }
}
