package io.tracebloc.engine.doctor;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiPath;
import io.tracebloc.engine.release.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the checks of a client have in common.
 *
 * @param objects what is in the cluster
 * @param namespace of the client
 */
record Case(ClusterObjects objects, String namespace, Client client, InstantSource clock) {
  /** A kubectl command for the namespace. */
  Remedy kubectl(String... words) {
    return Remedy.run(kubectlWords(words).toArray(String[]::new));
  }

  /** The words of a kubectl command for the namespace. */
  List<String> kubectlWords(String... words) {
    var all = new ArrayList<>(List.of("kubectl"));
    all.addAll(List.of(words));
    all.addAll(List.of("-n", namespace));
    return all;
  }

  /** An upgrade of the release to the newest chart, with its values and these further words. */
  Remedy upgrade(String... words) {
    return new Remedy.Commands(List.of(upgradeWords(words)));
  }

  /**
   * What the chart has made of something and is now missing or spoilt: Helm makes it anew. Made by
   * hand, it would not be Helm's, which refuses to take over what somebody else has made.
   *
   * @param major of the first chart that has it
   */
  Remedy restoration(int major, int minor, int patch) {
    return client.isBefore(major, minor, patch)
        ? upgrade()
        : new Remedy.Commands(List.of(restorationWords()));
  }

  /** An upgrade of the release to the chart and the values that it has. */
  List<String> restorationWords(String... words) {
    var all = new ArrayList<String>();
    client.chart().ifPresent(version -> all.addAll(List.of("--version", version)));
    all.addAll(List.of(words));
    return upgradeWords(all.toArray(String[]::new));
  }

  private List<String> upgradeWords(String... words) {
    var all =
        new ArrayList<>(
            List.of("helm", "upgrade", client.release(), "tracebloc/client", "--reuse-values"));
    all.addAll(List.of(words));
    all.addAll(List.of("-n", namespace));
    return all;
  }

  /** The Pods of the namespace, or none if they cannot be listed. */
  List<PodView> podsIfReadable() {
    return objects.pods().ifGiven().stream().flatMap(List::stream).map(PodView::new).toList();
  }

  /** The Pods of jobs-manager, or none if they cannot be listed. */
  List<PodView> managers() {
    return podsIfReadable().stream()
        .filter(pod -> pod.hasLabel("app", "manager") && !pod.isBeingDeleted())
        .toList();
  }

  /** The claim, nothing if it is missing or unreadable. */
  Tree claimIfReadable() {
    return objects.claims().ifGiven().stream()
        .flatMap(List::stream)
        .filter(claim -> claim.name().equals(client.claim()))
        .findFirst()
        .orElseGet(Tree::nothing);
  }

  /** The volume behind the claim, nothing if it is missing or unreadable. */
  Tree volumeIfReadable() {
    return claimIfReadable()
        .text("spec", "volumeName")
        .flatMap(
            name ->
                objects
                    .object(
                        "reading the volume of claim " + client.claim(),
                        "/api/v1/persistentvolumes/" + ApiPath.segment(name))
                    .ifGiven())
        .orElseGet(Tree::nothing);
  }

  /** Age of something that says when it was created. */
  Duration age(Tree object) {
    return since(object.text("metadata", "creationTimestamp")).orElse(Duration.ZERO);
  }

  /** How long ago a time of the API was, if it is one. */
  Optional<Duration> since(Optional<String> time) {
    try {
      return time.map(Instant::parse).map(past -> Duration.between(past, clock.instant()));
    } catch (DateTimeParseException odd) {
      return Optional.empty();
    }
  }

  /** What the newest event of an object says, if events can be read. */
  Optional<String> event(String kind, String name) {
    return switch (objects.events()) {
      case Refused<List<Tree>> refused -> Optional.empty();
      case Given<List<Tree>>(var events) ->
          events.stream()
              .filter(
                  event -> event.text("involvedObject", "kind").filter(kind::equals).isPresent())
              .filter(
                  event -> event.text("involvedObject", "name").filter(name::equals).isPresent())
              .reduce((older, newer) -> newer)
              .flatMap(event -> event.text("message"));
    };
  }
}
