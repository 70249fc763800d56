package io.tracebloc.sandbox.background;

import io.tracebloc.sandbox.pods.process.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The private directory of a practice cluster in the background. It belongs to one cluster and
 * holds nothing else, so that it can be removed as a whole.
 *
 * @param directory absolute
 */
record ClusterHome(Path directory) {
  private static final String MARK = "practice-cluster";

  ClusterHome {
    directory = directory.toAbsolutePath().normalize();
  }

  /** The administrator's kubeconfig. */
  Path kubeconfig() {
    return directory.resolve("kubeconfig");
  }

  /** What the cluster's process printed. */
  Path log() {
    return directory.resolve("cluster.log");
  }

  /** Exists once the cluster can be used. */
  Path ready() {
    return directory.resolve("ready");
  }

  /** Everything that the cluster itself writes. */
  Path data() {
    return directory.resolve("data");
  }

  private Path process() {
    return directory.resolve("process");
  }

  private Path children() {
    return directory.resolve("children");
  }

  /** Whether a cluster was started here and not stopped. */
  boolean exists() {
    return Files.exists(directory.resolve(MARK), LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Makes the directory, for this user only.
   *
   * @throws IOException if it holds something else
   */
  void create() throws IOException {
    if (Files.exists(directory) && !isEmpty()) {
      throw new IOException(directory + " is not empty and not a practice cluster's directory");
    }
    Files.createDirectories(directory.getParent());
    if (!Files.exists(directory)) {
      Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
    Files.createFile(directory.resolve(MARK));
  }

  private boolean isEmpty() throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.findAny().isEmpty();
    }
  }

  /** Notes that this process is the cluster. */
  void claim(ProcessId own) throws IOException {
    replace(process(), own.text());
  }

  /** Whether the directory still names this process as the cluster. */
  boolean isClaimedBy(ProcessId own) {
    try {
      return ProcessId.parse(Files.readString(process())).equals(Optional.of(own));
    } catch (IOException _) {
      return false;
    }
  }

  /** The cluster's process, if it runs. */
  Optional<ProcessHandle> running() throws IOException {
    try {
      return ProcessId.parse(Files.readString(process())).flatMap(ProcessId::alive);
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Notes the processes that would be left behind if the cluster were killed. */
  void noteChildren(List<ProcessId> living) throws IOException {
    replace(children(), String.join("\n", living.stream().map(ProcessId::text).toList()));
  }

  /** Ends what a killed cluster left running. */
  void endOrphans() throws IOException {
    ProcessTree.ofNode(data().toString()).kill();
    if (!Files.exists(children())) {
      return;
    }
    for (var line : Files.readAllLines(children())) {
      ProcessId.parse(line)
          .flatMap(ProcessId::alive)
          .ifPresent(
              orphan ->
                  Stream.concat(orphan.descendants(), Stream.of(orphan))
                      .forEach(ProcessHandle::destroyForcibly));
    }
  }

  /** Removes every file. */
  void remove() throws IOException {
    DirectoryRemoval.remove(directory);
  }

  private void replace(Path file, String text) throws IOException {
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, text + "\n");
    Files.move(next, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }
}
