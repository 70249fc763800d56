package io.tracebloc.sandbox.pods.node;

import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;

/** Where the node keeps the data of volumes and pods, below its private directory. */
public final class VolumeDirectories {
  private final ObjectStore store;
  private final Path directory;

  /** Directories below that one. */
  public VolumeDirectories(ObjectStore store, Path directory) {
    this.store = store;
    this.directory = directory;
  }

  /** The data of a persistent volume; it outlives pods and, unless reclaimed, claims. */
  public Path ofVolume(String volume) {
    return directory.resolve("volumes").resolve(volume);
  }

  /** The data of the volume that a claim is bound to; empty while it is not bound. */
  public Optional<Path> ofClaim(String namespace, String claim) {
    return store
        .find(ResourceTypes.PERSISTENT_VOLUME_CLAIMS, namespace, claim)
        .map(found -> found.path("spec").path("volumeName").asString(""))
        .filter(volume -> !volume.isEmpty())
        .map(this::ofVolume);
  }

  /** What a pod's {@code hostPath} volumes see instead of this machine's files. */
  Path ofHostPath(String path) {
    return directory.resolve("host").resolve(path.replaceFirst("^/+", ""));
  }

  /** Everything of one pod; removed with it. */
  Path ofPod(String uid) {
    return directory.resolve("pods").resolve(uid);
  }

  /** Removes a directory with all that is in it; links are removed, not followed. */
  public static void remove(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.deleteIfExists(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
