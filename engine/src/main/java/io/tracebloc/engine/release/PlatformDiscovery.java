package io.tracebloc.engine.release;

import io.tracebloc.engine.cluster.ApiAnswer;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Finds the releases of all known platforms in one namespace ({@code contract/releases.md} 1.7): by
 * Helm's records, and by live objects where there are none or they cannot be read.
 */
final class PlatformDiscovery {
  /** More releases than this in one namespace are not decoded one by one. */
  static final int MOST_DECODED = 48;

  private final ObjectReader objects;
  private final HelmReleases helm;
  private final String namespace;
  private final Reads reads;
  private final Profiles profiles;
  private final Facts facts;

  PlatformDiscovery(
      ObjectReader objects,
      HelmReleases helm,
      String namespace,
      Reads reads,
      Profiles profiles,
      Facts facts) {
    this.objects = objects;
    this.helm = helm;
    this.namespace = namespace;
    this.reads = reads;
    this.profiles = profiles;
    this.facts = facts;
  }

  /**
   * What was found.
   *
   * @param releases those that the request can mean, by name
   * @param others names of releases that no profile is for
   * @param blind whether neither Helm's records nor live objects could be listed
   * @param unreadable why Helm's records could not be listed, if so
   */
  record Discovery(
      List<FoundRelease> releases,
      List<String> others,
      boolean blind,
      Optional<String> unreadable) {}

  Discovery find(ReleaseRequest request) {
    // Not side by side: a second connection costs more than what it would save.
    var deployments = objects.deployments(namespace);
    var listing = helm.list(request.release());
    var choices = listing.choices();
    Map<String, FoundRelease> found = new TreeMap<>();
    clients(deployments, choices)
        .forEach(client -> found.put(client.candidate().release(), client));
    recorded(undecided(choices, found, deployments), request)
        .forEach(release -> found.put(release.summary().name(), release));
    var live = live(deployments, listing, found);
    live.forEach((name, match) -> join(found, name, match));
    if (found.isEmpty()) {
      ReleaseDiscovery.refuseTrouble(deployments);
    }
    var blind =
        deployments instanceof Refused && listing.unreadable().isPresent() && found.isEmpty();
    noteUnreadable(deployments, listing);
    var others = choices.keySet().stream().filter(name -> !found.containsKey(name)).toList();
    return new Discovery(
        found.values().stream().filter(release -> meant(release, request)).toList(),
        others,
        blind,
        listing.unreadable());
  }

  private static boolean meant(FoundRelease release, ReleaseRequest request) {
    var summary = release.summary();
    return request.release().map(summary.name()::equals).orElse(true)
        && request.platform().map(summary.platform()::equals).orElse(true);
  }

  /** Tracebloc clients by their labels, which need no record to be read. */
  private List<FoundRelease.Client> clients(
      ApiAnswer<Tree> deployments, Map<String, RevisionChoice> choices) {
    return ReleaseDiscovery.live(deployments.map(PlatformDiscovery::ofClients)).entrySet().stream()
        .map(
            entry ->
                new FoundRelease.Client(
                    new Candidate(
                        entry.getKey(),
                        Optional.of(entry.getValue()),
                        Optional.ofNullable(choices.get(entry.getKey())),
                        Optional.empty()),
                    namespace))
        .toList();
  }

  private static Tree ofClients(Tree list) {
    return list.withItems(ReleaseDiscovery::isClient);
  }

  /** Releases of which the record has to be read to know what they are. */
  private List<RevisionChoice> undecided(
      Map<String, RevisionChoice> choices,
      Map<String, FoundRelease> found,
      ApiAnswer<Tree> deployments) {
    var unknown =
        choices.values().stream()
            .filter(choice -> !found.containsKey(choice.revision().release()))
            .toList();
    var strangers = unknown.isEmpty() ? List.<String>of() : strangers(deployments);
    return unknown.stream()
        .filter(choice -> !strangers.contains(choice.revision().release()))
        .toList();
  }

  /** Releases all of whose Deployments say that they are of charts that no profile is for. */
  private List<String> strangers(ApiAnswer<Tree> deployments) {
    Map<String, Boolean> strange = new HashMap<>();
    for (var deployment : items(deployments)) {
      var release = releaseOf(deployment);
      var chart = deployment.label("helm.sh/chart");
      var unknown =
          chart.isPresent()
              && !ReleaseDiscovery.isClient(deployment)
              && profiles.all().stream()
                  .flatMap(profile -> profile.matches().stream())
                  .flatMap(match -> match.charts().stream())
                  .noneMatch(known -> chart.get().startsWith(known + "-"));
      release.ifPresent(name -> strange.merge(name, unknown, Boolean::logicalAnd));
    }
    return strange.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
  }

  private static Optional<String> releaseOf(Tree deployment) {
    return deployment
        .text("metadata", "annotations", "meta.helm.sh/release-name")
        .or(() -> deployment.label("app.kubernetes.io/instance"));
  }

  private static List<Tree> items(ApiAnswer<Tree> list) {
    return list.ifGiven().map(tree -> tree.at("items").items()).orElse(List.of());
  }

  private List<FoundRelease> recorded(List<RevisionChoice> undecided, ReleaseRequest request) {
    var waiting = new ArrayList<Supplier<Optional<FoundRelease>>>();
    for (var choice : undecided) {
      var release = choice.revision().release();
      if (waiting.size() < MOST_DECODED && request.release().map(release::equals).orElse(true)) {
        waiting.add(reads.start(() -> recognise(choice)));
      }
    }
    if (undecided.size() > MOST_DECODED && request.release().isEmpty()) {
      facts.warn(
          "Namespace %s has %d releases of unknown kind, of which %d were looked at; name the one that is meant with {flag:release}"
              .formatted(Printable.of(namespace), undecided.size(), MOST_DECODED));
    }
    return waiting.stream().map(Supplier::get).flatMap(Optional::stream).toList();
  }

  private Optional<FoundRelease> recognise(RevisionChoice choice) {
    try {
      var record = helm.read(choice);
      var client = record.asTraceblocClient();
      if (client.isPresent()) {
        return Optional.of(
            new FoundRelease.Client(
                new Candidate(
                    choice.revision().release(), Optional.empty(), Optional.of(choice), client),
                namespace));
      }
      return ProfileMatch.of(record, namespace, profiles.all()).map(FoundRelease.Profiled::new);
    } catch (IOException unreadable) {
      facts.note(
          "release " + choice.revision().release(),
          "not readable",
          String.valueOf(unreadable.getMessage()));
      return Optional.empty();
    }
  }

  /** What live objects alone tell; ConfigMaps only if there is nothing else to go by. */
  private Map<String, FoundRelease.Profiled> live(
      ApiAnswer<Tree> deployments, HelmListing listing, Map<String, FoundRelease> found) {
    Map<String, FoundRelease.Profiled> live = new TreeMap<>();
    var workloads =
        items(deployments).stream()
            .filter(object -> !ReleaseDiscovery.isClient(object))
            .filter(object -> !partOfClient(object, found))
            .toList();
    if (!workloads.isEmpty()) {
      collect("Deployment", workloads, live);
    }
    if (live.isEmpty() && found.isEmpty() && listing.choices().isEmpty()) {
      collect("ConfigMap", items(objects.configMaps(namespace)), live);
    }
    return live;
  }

  private static boolean partOfClient(Tree deployment, Map<String, FoundRelease> found) {
    return releaseOf(deployment).map(found::get).orElse(null) instanceof FoundRelease.Client;
  }

  private void collect(
      String kind, List<Tree> candidates, Map<String, FoundRelease.Profiled> live) {
    for (var object : candidates) {
      Anchors.live(kind, object, namespace, profiles.all())
          .ifPresent(match -> live.putIfAbsent(match.release(), new FoundRelease.Profiled(match)));
    }
  }

  /**
   * A record says more than a live object; together they say most. Without Helm's annotations an
   * object tells only what the release may be called, so one record of its platform is its release.
   */
  private static void join(
      Map<String, FoundRelease> found, String name, FoundRelease.Profiled live) {
    if (found.get(name) instanceof FoundRelease.Profiled(var match)) {
      found.put(name, new FoundRelease.Profiled(match.withAnchor(live.match().anchor())));
      return;
    }
    var recorded =
        found.values().stream()
            .<ProfileMatch>mapMulti(
                (release, out) -> {
                  if (release instanceof FoundRelease.Profiled(var match)) {
                    out.accept(match);
                  }
                })
            .filter(match -> match.choice().isPresent())
            .filter(match -> isOf(match, live.match().profile().platform()))
            .toList();
    if (recorded.isEmpty()) {
      found.putIfAbsent(name, live);
    } else if (recorded.size() == 1 && recorded.getFirst().anchor().isEmpty()) {
      var match = recorded.getFirst().withAnchor(live.match().anchor());
      found.put(match.release(), new FoundRelease.Profiled(match));
    }
  }

  private static boolean isOf(ProfileMatch match, String platform) {
    return match.profile().platform().equals(platform);
  }

  private void noteUnreadable(ApiAnswer<Tree> deployments, HelmListing listing) {
    listing
        .unreadable()
        .ifPresent(reason -> facts.note("values", "not readable", "Helm: " + reason));
    if (deployments instanceof Refused<Tree> refused) {
      facts.note("workload", "not readable", refused.failure().getMessage());
    }
  }
}
