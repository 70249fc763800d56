package io.tracebloc.engine.doctor;

import io.tracebloc.engine.doctor.Machine.Node;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** H3, H5, H6 and H9: the directories of this machine in which a local cluster keeps its data. */
final class DirectoryChecks {
  private static final long LITTLE = 10_000_000_000L;
  private static final long SOME = 20_000_000_000L;
  private static final int OTHERS_WRITE = 0002;
  private static final int OWNER_WRITES = 0200;
  private static final int SETGID = 02000;

  private final LocalCluster cluster;
  private final Optional<Case> about;

  DirectoryChecks(LocalCluster cluster, Optional<Case> about) {
    this.cluster = cluster;
    this.about = about;
  }

  Verdict free() {
    var directory = cluster.dataDirectory();
    var free = cluster.machine().freeBytes(directory);
    if (free.isEmpty()) {
      return Verdict.unknown("the disk of %s does not tell".formatted(directory));
    }
    var words = "%s free for %s".formatted(DockerChecks.gigabytes(free.getAsLong()), directory);
    var clean = Remedy.run("docker", "system", "df");
    return free.getAsLong() < LITTLE
        ? Verdict.fail(words, clean)
        : free.getAsLong() < SOME ? Verdict.warn(words, clean) : Verdict.ok(words);
  }

  Verdict local() {
    var directory = cluster.dataDirectory();
    var type = cluster.machine().fileSystem(directory);
    if (type.isEmpty()) {
      return Verdict.unknown("the file system of %s is not known".formatted(directory));
    }
    var words = "%s is on %s".formatted(directory, type.get());
    if (!isOnNetwork(type.get())) {
      return Verdict.ok(words);
    }
    var move =
        Remedy.say("Run the installer again with HOST_DATA_DIR on a local disk: MySQL needs it");
    return "1".equals(cluster.machine().variables().get("TRACEBLOC_ALLOW_NETWORK_FS"))
        ? Verdict.warn(words + ", which TRACEBLOC_ALLOW_NETWORK_FS allows", move)
        : Verdict.fail(words, move);
  }

  private static boolean isOnNetwork(String type) {
    var lower = type.toLowerCase(Locale.ROOT);
    return lower.startsWith("nfs") || lower.startsWith("cifs") || lower.startsWith("smb");
  }

  private Optional<String> volumePath() {
    return about.flatMap(one -> one.volumeIfReadable().text("spec", "hostPath", "path"));
  }

  Verdict datasets() {
    var used = volumePath().filter(path -> path.startsWith(LocalCluster.DATASETS + "/"));
    if (used.isEmpty()) {
      return volumePath().isPresent()
          ? Verdict.ok("not used: datasets lie in the data directory")
          : Verdict.unknown("the volume cannot be read");
    }
    var directory = cluster.datasetDirectory();
    if (directory.isEmpty() || !cluster.machine().exists(directory.get())) {
      return Verdict.fail(
          "the volume is in %s, but %s"
              .formatted(
                  LocalCluster.DATASETS,
                  directory
                      .map(path -> path + " does not exist")
                      .orElse("no directory of this machine is mounted there")),
          directory
              .map(path -> Remedy.run("mkdir", "-p", path.toString()))
              .orElseGet(() -> Remedy.say("Run the installer again with HOST_DATASET_DIR")));
    }
    return writable(directory.get());
  }

  private Verdict writable(Path directory) {
    var user =
        about
            .flatMap(one -> one.client().variable("HOST_UID"))
            .or(() -> Optional.ofNullable(cluster.machine().variables().get("HOST_UID")));
    var node = cluster.machine().node(directory);
    if (user.isEmpty() || node.isEmpty()) {
      return Verdict.ok("%s is there".formatted(directory));
    }
    return mayWrite(node.get(), user.get())
        ? Verdict.ok("%s is writable by user %s".formatted(directory, user.get()))
        : Verdict.warn(
            "%s is not writable by user %s (HOST_UID)".formatted(directory, user.get()),
            Remedy.run("sudo", "chown", user.get(), directory.toString()));
  }

  private static boolean mayWrite(Node node, String user) {
    return (node.mode() & OTHERS_WRITE) != 0
        || ((node.mode() & OWNER_WRITES) != 0 && Integer.toString(node.owner()).equals(user));
  }

  Verdict modes() {
    var directory = volumePath().flatMap(cluster::onMachine);
    var node = directory.flatMap(cluster.machine()::node);
    if (node.isEmpty()) {
      return Verdict.unknown(
          directory
              .map(path -> "%s cannot be looked at".formatted(path))
              .orElse("which directory holds the data is not known"));
    }
    var words = "%s has mode %o".formatted(directory.get(), node.get().mode());
    var allow = Remedy.run("sudo", "chmod", "2777", directory.get().toString());
    if ((node.get().mode() & OTHERS_WRITE) == 0) {
      return Verdict.fail(words + ": others may not write", allow);
    }
    return (node.get().mode() & SETGID) == 0
        ? Verdict.warn(words + ": new files do not inherit the group", allow)
        : Verdict.ok(words);
  }
}
