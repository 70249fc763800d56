package io.tracebloc.engine.doctor;

import io.tracebloc.engine.release.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A Pod, as far as checks look at it. */
record PodView(Tree pod) {
  private static final String COMPONENT = "tracebloc.io/component";
  private static final Set<String> PULL =
      Set.of("ErrImagePull", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

  String name() {
    return pod.name();
  }

  String phase() {
    return pod.text("status", "phase").orElse("Unknown");
  }

  boolean isPending() {
    return phase().equals("Pending");
  }

  boolean isBeingDeleted() {
    return pod.text("metadata", "deletionTimestamp").isPresent();
  }

  boolean hasLabel(String label, String value) {
    return pod.label(label).filter(value::equals).isPresent();
  }

  /** Whether it was made for staging, by this tool or by the reference tool. */
  boolean isStagePod() {
    return hasLabel(COMPONENT, "stage-pod");
  }

  boolean isReady() {
    return condition("Ready").text("status").filter("True"::equals).isPresent();
  }

  private Tree condition(String type) {
    return pod.at("status", "conditions").itemWhere("type", type);
  }

  /** Why it has no node, if the scheduler found none. */
  Optional<String> unschedulable() {
    var scheduled = condition("PodScheduled");
    return scheduled.text("status").filter("False"::equals).flatMap(_ -> scheduled.text("message"));
  }

  /** The state of all containers, those that run first included. */
  List<Tree> containers() {
    return Stream.of("initContainerStatuses", "containerStatuses")
        .flatMap(kind -> pod.at("status", kind).items().stream())
        .toList();
  }

  /** The first container that waits for this reason. */
  Optional<Tree> waiting(String reason) {
    return containers().stream()
        .filter(
            state -> state.text("state", "waiting", "reason").filter(reason::equals).isPresent())
        .findFirst();
  }

  /** The first container whose image cannot be had. */
  Optional<Tree> unpullable() {
    return containers().stream()
        .filter(
            state -> state.text("state", "waiting", "reason").filter(PULL::contains).isPresent())
        .findFirst();
  }

  /** Why it is not running yet, in a few words. */
  String hindrance() {
    return unschedulable()
        .or(
            () ->
                containers().stream()
                    .flatMap(state -> state.text("state", "waiting", "reason").stream())
                    .findFirst())
        .orElseGet(this::phase);
  }

  /** The images it runs, as asked for and as the node knows them. */
  Stream<String> images() {
    return Stream.concat(
            Stream.of("initContainers", "containers")
                .flatMap(kind -> pod.at("spec", kind).items().stream())
                .map(container -> container.text("image")),
            containers().stream()
                .flatMap(state -> Stream.of(state.text("image"), state.text("imageID"))))
        .flatMap(Optional::stream);
  }
}
