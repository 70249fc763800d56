package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.release.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** X10 and X12: stage Pods that are left over, or cannot have their image. */
final class StagePodChecks {
  private static final Duration FORGOTTEN = Duration.ofMinutes(5);

  private final Case about;

  StagePodChecks(Case about) {
    this.about = about;
  }

  Verdict leftovers() {
    return switch (about.objects().pods()) {
      case Refused<List<Tree>> refused -> Verdict.unknown(refused.failure());
      case Given<List<Tree>> given -> leftovers(stagePods());
    };
  }

  private Verdict leftovers(List<PodView> pods) {
    var forgotten =
        pods.stream()
            .filter(pod -> !pod.phase().equals("Running"))
            .filter(pod -> about.age(pod.pod()).compareTo(FORGOTTEN) > 0)
            .toList();
    if (forgotten.isEmpty()) {
      return Verdict.ok(pods.isEmpty() ? "none" : "none but %d at work".formatted(pods.size()));
    }
    var words = new ArrayList<>(List.of("delete", "pod"));
    forgotten.forEach(pod -> words.add(pod.name()));
    return Verdict.warn(
        forgotten.stream()
            .map(
                pod ->
                    "Pod %s (%s, %d minutes old)"
                        .formatted(pod.name(), pod.phase(), about.age(pod.pod()).toMinutes()))
            .collect(joining(", ")),
        about.kubectl(words.toArray(String[]::new)));
  }

  private List<PodView> stagePods() {
    return about.podsIfReadable().stream().filter(PodView::isStagePod).toList();
  }

  /**
   * Whether nodes get the stage image.
   *
   * @param probe what a Pod that tried has seen, if there was one
   */
  Verdict image(Optional<Probe.Seen> probe) {
    var image =
        Remedy.say(
            "Name an image that the nodes can pull, for example of the site's mirror, with"
                + " {flag:stage-image} of push and stage");
    for (var pod : stagePods()) {
      var stuck = pod.unpullable();
      if (stuck.isPresent()) {
        return Verdict.fail(
            "Pod %s: %s of %s"
                .formatted(
                    pod.name(),
                    stuck.get().text("state", "waiting", "reason").orElse(""),
                    stuck.get().text("image").orElse("its image")),
            image);
      }
    }
    return probe.flatMap(seen -> tried(seen, image)).orElseGet(() -> unseen(image));
  }

  private static Optional<Verdict> tried(Probe.Seen seen, Remedy image) {
    if (seen.pod().isPresent()) {
      return Optional.of(Verdict.ok("Pod %s got it".formatted(seen.pod().get())));
    }
    return seen.trouble()
        .filter(words -> words.contains("Image") || words.contains("image"))
        .map(words -> Verdict.fail(words, image));
  }

  private Verdict unseen(Remedy image) {
    var mirror = mirror();
    if (mirror.isPresent()) {
      return Verdict.warn(
          "all images of the release come from %s; the stage image does not"
              .formatted(mirror.get()),
          image);
    }
    return stagePods().stream()
        .filter(pod -> pod.phase().equals("Running"))
        .findFirst()
        .map(pod -> Verdict.ok("Pod %s runs".formatted(pod.name())))
        .orElseGet(
            () -> Verdict.unknown("it was not tried", Remedy.again("--checks", "X12", "--probe")));
  }

  /**
   * The one registry that all images of the release name. The chart's own images come from several,
   * so one for all means that {@code global.imageRegistry} was set (releases.md 2.5).
   */
  private Optional<String> mirror() {
    var images =
        Stream.concat(
                Stream.of("initContainers", "containers")
                    .flatMap(kind -> about.client().podSpec().at(kind).items().stream())
                    .map(container -> container.text("image")),
                Stream.of(about.client().variable("INGESTOR_IMAGE_REPOSITORY")))
            .flatMap(Optional::stream)
            .toList();
    Set<Optional<String>> hosts = images.stream().map(Images::registry).collect(Collectors.toSet());
    return images.size() > 1 && hosts.size() == 1 ? hosts.iterator().next() : Optional.empty();
  }
}
