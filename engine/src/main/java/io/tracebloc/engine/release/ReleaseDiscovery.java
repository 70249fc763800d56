package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Finds the release that is meant in one namespace ({@code contract/releases.md} 1.7, 2.1): by the
 * labels of live Deployments together with Helm's records, whichever of them can be read.
 */
final class ReleaseDiscovery {
  /** The labels that every object of the client chart carries; Pods do not. */
  static final String CLIENT = "app.kubernetes.io/name=client,app.kubernetes.io/managed-by=Helm";

  private static final String SUFFIX = "-jobs-manager";

  /** More releases than this in one namespace are not decoded one by one. */
  private static final int MOST_DECODED = 200;

  private final ObjectReader objects;
  private final HelmReleases helm;
  private final String namespace;
  private final Reads reads;
  private final Facts facts;

  ReleaseDiscovery(
      ObjectReader objects, HelmReleases helm, String namespace, Reads reads, Facts facts) {
    this.objects = objects;
    this.helm = helm;
    this.namespace = namespace;
    this.reads = reads;
    this.facts = facts;
  }

  /**
   * The release that is meant.
   *
   * @param chooser asked if there are several
   * @throws io.tracebloc.engine.failure.ReleaseFailure if there is none, or several and the chooser
   *     cannot tell
   */
  Candidate find(ReleaseRequest request, ReleaseChooser chooser) {
    var listing = reads.start(() -> helm.list(request.release()));
    var deployments = objects.deployments(namespace, CLIENT);
    var candidates = candidates(deployments, listing.get(), request);
    noteUnreadable(deployments, listing.get());
    if (candidates.size() == 1) {
      return candidates.getFirst();
    }
    if (candidates.isEmpty()) {
      refuseTrouble(deployments);
    }
    var blind = deployments instanceof Refused && listing.get().unreadable().isPresent();
    var absence = new ReleaseAbsence(objects, namespace);
    if (candidates.isEmpty() && toldByFlags(request, blind)) {
      return new Candidate(
          request.release().orElse("unknown"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
    if (candidates.isEmpty()) {
      otherChart(request, listing.get())
          .ifPresent(
              record -> {
                throw absence.otherChart(record);
              });
    }
    if (candidates.isEmpty()) {
      throw absence.none(request, blind, seen(deployments, listing.get()));
    }
    return chosen(candidates, chooser).orElseThrow(() -> absence.several(candidates));
  }

  private Optional<Candidate> chosen(List<Candidate> candidates, ReleaseChooser chooser) {
    var name =
        chooser
            .choose(candidates.stream().map(candidate -> candidate.summary(namespace)).toList())
            .map(ReleaseSummary::name);
    return candidates.stream()
        .filter(candidate -> name.filter(candidate.release()::equals).isPresent())
        .findFirst();
  }

  /** Nothing is known of what is installed while the server is in trouble. */
  static void refuseTrouble(ApiAnswer<Tree> deployments) {
    if (deployments instanceof Refused<Tree> refused && !refused.forbidden()) {
      throw refused.failure();
    }
  }

  /** The record of the release that was named, if it is not of the client chart. */
  private Optional<HelmRecord> otherChart(ReleaseRequest request, HelmListing listing) {
    return request
        .release()
        .flatMap(name -> Optional.ofNullable(listing.choices().get(name)))
        .flatMap(
            choice -> {
              try {
                return Optional.of(helm.read(choice))
                    .filter(record -> record.asTraceblocClient().isEmpty());
              } catch (IOException unreadable) {
                // Then there is less to tell.
                return Optional.empty();
              }
            });
  }

  /** Whether the flags say enough to go on without having seen the release. */
  private static boolean toldByFlags(ReleaseRequest request, boolean blind) {
    return blind
        ? request.release().isPresent() || request.claim().isPresent()
        : request.release().isPresent() && request.claim().isPresent();
  }

  private List<Candidate> candidates(
      ApiAnswer<Tree> deployments, HelmListing listing, ReleaseRequest request) {
    var live = live(deployments);
    var choices = listing.choices();
    // A named release whose Deployment is not there (yet) is known by its record alone.
    var unseen = request.release().map(name -> !live.containsKey(name)).orElse(live.isEmpty());
    var candidates = unseen ? recorded(choices, request) : withRecords(live, choices);
    return request
        .release()
        .map(name -> candidates.stream().filter(c -> c.release().equals(name)).toList())
        .orElse(candidates);
  }

  /** Release names to live jobs-manager Deployments. */
  static Map<String, Tree> live(ApiAnswer<Tree> deployments) {
    Map<String, Tree> live = new TreeMap<>();
    deployments.ifGiven().stream()
        .flatMap(list -> list.at("items").items().stream())
        .filter(ReleaseDiscovery::isJobsManager)
        .forEach(deployment -> live.putIfAbsent(releaseOf(deployment), deployment));
    return live;
  }

  /** Whether a Deployment carries the labels of the client chart. */
  static boolean isClient(Tree deployment) {
    return deployment.label("app.kubernetes.io/name").filter("client"::equals).isPresent()
        && deployment.label("app.kubernetes.io/managed-by").filter("Helm"::equals).isPresent()
        && isJobsManager(deployment);
  }

  static boolean isJobsManager(Tree deployment) {
    return deployment.name().equals("jobs-manager") || deployment.name().endsWith(SUFFIX);
  }

  private static String releaseOf(Tree deployment) {
    var name = deployment.name();
    return deployment
        .label("app.kubernetes.io/instance")
        .orElseGet(
            () ->
                name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name);
  }

  private static List<Candidate> withRecords(
      Map<String, Tree> live, Map<String, RevisionChoice> choices) {
    return live.entrySet().stream()
        .map(
            entry ->
                new Candidate(
                    entry.getKey(),
                    Optional.of(entry.getValue()),
                    Optional.ofNullable(choices.get(entry.getKey())),
                    Optional.empty()))
        .toList();
  }

  /** Releases whose records say that they are the client chart. */
  private List<Candidate> recorded(Map<String, RevisionChoice> choices, ReleaseRequest request) {
    var waiting = new ArrayList<Supplier<Optional<Candidate>>>();
    for (var choice : choices.values()) {
      var release = choice.revision().release();
      if (waiting.size() < MOST_DECODED && request.release().map(release::equals).orElse(true)) {
        waiting.add(reads.start(() -> recognise(choice)));
      }
    }
    return waiting.stream().map(Supplier::get).flatMap(Optional::stream).toList();
  }

  private Optional<Candidate> recognise(RevisionChoice choice) {
    try {
      return helm.read(choice)
          .asTraceblocClient()
          .map(
              record ->
                  new Candidate(
                      choice.revision().release(),
                      Optional.empty(),
                      Optional.of(choice),
                      Optional.of(record)));
    } catch (IOException unreadable) {
      // Somebody else's release may be broken; it is no reason not to find ours.
      return Optional.empty();
    }
  }

  /** Helm's own words about what else is there, for the message that there is no client. */
  private static List<String> seen(ApiAnswer<Tree> deployments, HelmListing listing) {
    var names = new ArrayList<>(live(deployments).keySet());
    listing.choices().keySet().stream().filter(name -> !names.contains(name)).forEach(names::add);
    return names;
  }

  private void noteUnreadable(ApiAnswer<Tree> deployments, HelmListing listing) {
    listing
        .unreadable()
        .ifPresent(reason -> facts.note("values", "not readable", "Helm: " + reason));
    switch (deployments) {
      case Refused<Tree> refused ->
          facts.note("workload", "not readable", refused.failure().getMessage());
      case Given<Tree> given -> {}
    }
  }
}
