package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.pods.process.PathMap.Mount;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * One pod's volumes as directories on this machine. There are no size limits, no read-only mounts
 * and no owners: who can write is decided by the user who runs the practice cluster.
 */
final class PodVolumes {
  static final String TOKEN_MOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final String TEMPORARY = "/tmp";

  private final Pod pod;
  private final VolumeDirectories directories;
  private final ProjectedFiles projected;
  private final Map<String, Path> byName = new HashMap<>();

  PodVolumes(Pod pod, VolumeDirectories directories, ProjectedFiles projected) {
    this.pod = pod;
    this.directories = directories;
    this.projected = projected;
  }

  /**
   * Makes all volumes; can be repeated.
   *
   * @throws NotReadyException if something they refer to is missing
   */
  void prepare() throws NotReadyException, IOException {
    for (var volume : pod.volumes()) {
      byName.put(volume.path("name").asString(""), make(volume));
    }
  }

  private Path make(JsonNode volume) throws NotReadyException, IOException {
    var name = volume.path("name").asString("");
    var own = directories.ofPod(pod.uid()).resolve("volumes").resolve(name);
    if (volume.has("persistentVolumeClaim")) {
      var claim = volume.path("persistentVolumeClaim").path("claimName").asString("");
      var data =
          directories
              .ofClaim(pod.namespace(), claim)
              .orElseThrow(
                  () -> new NotReadyException("persistentvolumeclaim \"" + claim + "\" not bound"));
      return Files.createDirectories(data);
    }
    if (volume.has("hostPath")) {
      var path = volume.path("hostPath").path("path").asString("/");
      return Files.createDirectories(directories.ofHostPath(path));
    }
    Files.createDirectories(own);
    if (volume.has("emptyDir") || volume.size() == 1) {
      return own;
    }
    if (!projected.write(pod, volume, own)) {
      throw new NotReadyException(
          "volume \"" + name + "\" is of a kind that the practice cluster does not know");
    }
    return own;
  }

  /** The mounts of a container, with those that every container has. */
  List<Mount> mounts(JsonNode container, boolean withToken) throws NotReadyException, IOException {
    var mounts = new ArrayList<Mount>();
    for (var mount : container.path("volumeMounts")) {
      mounts.add(mount(mount));
    }
    if (withToken && !has(mounts, TOKEN_MOUNT)) {
      var token = directories.ofPod(pod.uid()).resolve("account");
      projected.writeAccount(pod, token);
      mounts.add(new Mount(TOKEN_MOUNT, token));
    }
    if (!has(mounts, TEMPORARY)) {
      var temporary = rootOf(container).resolveSibling("tmp");
      mounts.add(new Mount(TEMPORARY, Files.createDirectories(temporary)));
    }
    return mounts;
  }

  private Mount mount(JsonNode mount) throws NotReadyException, IOException {
    var name = mount.path("name").asString("");
    var directory = byName.get(name);
    if (directory == null) {
      throw new NotReadyException("volume \"" + name + "\" is not defined");
    }
    var subPath = mount.path("subPath").asString("");
    if (!subPath.isEmpty()) {
      var below = directory.resolve(subPath).normalize();
      if (!below.startsWith(directory)) {
        throw new NotReadyException("subPath \"" + subPath + "\" leaves its volume");
      }
      directory = Files.exists(below) ? below : Files.createDirectories(below);
    }
    return new Mount(mount.path("mountPath").asString("/"), directory);
  }

  /** The path at which a container sees its first claim. */
  Optional<String> claimMount(JsonNode container) {
    var claims =
        pod.volumes().stream()
            .filter(volume -> volume.has("persistentVolumeClaim"))
            .map(volume -> volume.path("name").asString(""))
            .toList();
    return container
        .path("volumeMounts")
        .valueStream()
        .filter(mount -> claims.contains(mount.path("name").asString("")))
        .map(mount -> mount.path("mountPath").asString("/"))
        .findFirst();
  }

  private static boolean has(List<Mount> mounts, String path) {
    return mounts.stream().anyMatch(mount -> mount.path().equals(path));
  }

  /** A container's root directory. */
  Path rootOf(JsonNode container) {
    return directories
        .ofPod(pod.uid())
        .resolve("containers")
        .resolve(container.path("name").asString(""))
        .resolve("root");
  }

  /**
   * Adds the directories above mounts, as far as this machine has no such directory: {@code ls
   * /data} shows {@code shared}, but {@code /etc} stays this machine's.
   */
  static List<Mount> withParents(Path root, List<Mount> mounts) {
    var all = new ArrayList<>(mounts);
    for (var mount : mounts) {
      for (var above = Path.of(mount.path()).getParent();
          above != null && above.getNameCount() > 0;
          above = above.getParent()) {
        if (!Files.exists(above) && !has(all, above.toString())) {
          all.add(new Mount(above.toString(), root.resolve(above.toString().substring(1))));
        }
      }
    }
    return all;
  }

  /**
   * Makes every mount path exist below the root, as a link; a mount inside another one is reached
   * through path translation only, since its link would lie in the other volume.
   */
  static void link(Path root, List<Mount> mounts) throws IOException {
    VolumeDirectories.remove(root);
    Files.createDirectories(root);
    for (var mount : mounts) {
      var nested = mounts.stream().anyMatch(other -> mount.path().startsWith(other.path() + "/"));
      var link = root.resolve(mount.path().substring(1)).normalize();
      if (nested || link.equals(root) || !link.startsWith(root)) {
        continue;
      }
      Files.createDirectories(link.getParent());
      try {
        Files.createSymbolicLink(link, mount.target());
      } catch (FileAlreadyExistsException twice) {
        throw new IOException("two volumes are mounted at " + mount.path(), twice);
      }
    }
  }
}
