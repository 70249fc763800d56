package io.tracebloc.engine.stage;

import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.release.StageableTarget;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.tree.ScannedTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where files go on a platform ({@code contract/releases.md} 4).
 *
 * @param target the target, with its release
 * @param destination the place on its volume
 * @param userDirectory the platform's directory for user data that it is in; empty if all of the
 *     volume is for user data
 */
public record Place(
    StageableTarget target, Destination destination, Optional<String> userDirectory) {
  /**
   * Works out the place.
   *
   * @throws InputFailure if that is no usable path, or if the platform has several directories for
   *     user data and none of them is everybody's
   */
  static Place of(StageableTarget target, StageRequest request, ScannedTree tree) {
    var directories = UserDirectory.of(target.target());
    var wanted = request.to().map(Place::components).orElse(List.of());
    var path = new ArrayList<String>();
    var inside = directories.stream().filter(directory -> directory.holds(wanted)).findFirst();
    var home = inside.or(() -> everybodys(directories));
    if (inside.isEmpty()) {
      home.ifPresent(directory -> path.addAll(directory.parts()));
    }
    path.addAll(wanted);
    boolean named =
        !wanted.isEmpty() && inside.stream().noneMatch(directory -> directory.is(wanted));
    if (!named || tree.single()) {
      path.add(name(request));
    }
    var destination =
        tree.single()
            ? Destination.ofFile(path, request.overwrite())
            : Destination.ofDirectory(path, request.overwrite());
    return new Place(target, destination, home.map(directory -> directory.within(path)));
  }

  private static List<String> components(String path) {
    if (path.startsWith("/")) {
      throw new InputFailure(
          "\"%s\" is an absolute path".formatted(Printable.of(path)),
          "Give {flag:to} relative to the platform's directory for user data.");
    }
    return List.of(path.replaceFirst("/$", "").split("/", -1));
  }

  private static String name(StageRequest request) {
    return request
        .tree()
        .name()
        .orElseThrow(
            () ->
                new InputFailure(
                    "\"%s\" has no name of its own"
                        .formatted(Printable.of(request.tree().path().toString())),
                    "Say where the files go with {flag:to}."));
  }

  /** The directory that is nobody's in particular, if there are directories at all. */
  private static Optional<UserDirectory> everybodys(List<UserDirectory> directories) {
    if (directories.isEmpty()) {
      return Optional.empty();
    }
    var shared = directories.stream().filter(directory -> !directory.isPersonal()).toList();
    if (shared.size() == 1) {
      return Optional.of(shared.getFirst());
    }
    throw new InputFailure(
        "This platform keeps user data in "
            + directories.stream().map(UserDirectory::toString).collect(Collectors.joining(", ")),
        "Say which with {flag:to}, for example \"%s/scans\"; a word in <> stands for a name."
            .formatted(directories.getFirst()));
  }

  /** The directory in the claim or other storage, whatever part of it is mounted. */
  public String onVolume() {
    return Stream.concat(target.staging().subPath().stream(), Stream.of(destination.path()))
        .collect(Collectors.joining("/"));
  }

  /**
   * The absolute path at which the platform's jobs see it; empty if they choose that themselves.
   */
  public Optional<String> seenByJobs() {
    return target
        .target()
        .mountPath()
        .map(mount -> mount.replaceFirst("/+$", "") + "/" + destination.path());
  }

  /** What is left to do on the platform, printable, with the placeholders of failures. */
  public String nextStep() {
    return target
        .nextStep()
        .replace("{path}", Printable.of(seenByJobs().orElse(destination.path())))
        .replace("{directory}", Printable.of(destination.path()));
  }
}
