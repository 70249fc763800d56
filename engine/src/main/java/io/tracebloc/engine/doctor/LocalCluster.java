package io.tracebloc.engine.doctor;

import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import io.tracebloc.engine.release.Tree;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A k3d cluster on this machine ({@code contract/releases.md} 5.1), as Docker knows it.
 *
 * @param machine this one
 * @param name of the cluster, without {@code k3d-}
 */
record LocalCluster(Machine machine, String name) {
  private static final Pattern NODE = Pattern.compile("k3d-(.+?)(?:-(?:server|agent)-\\d+)?");

  /** The mount points in the nodes that the installer makes. */
  static final String DATA = "/tracebloc";

  static final String DATASETS = "/tracebloc-data";

  /** A container with its state, for example {@code running}. */
  record Container(String name, String state) {}

  /** What Docker has been given. */
  record Engine(long memory, int processors, String architecture) {}

  /** The cluster whose node or context has this name; empty if it is none of k3d. */
  static Optional<String> nameOf(String nodeOrContext) {
    var matcher = NODE.matcher(nodeOrContext);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Its containers; empty if Docker does not answer. */
  Optional<List<Container>> containers() {
    return machine
        .output("docker", "ps", "-a", "--format", "{{.Names}}\t{{.State}}")
        .map(
            text ->
                text.lines()
                    .map(line -> line.split("\t", 2))
                    .filter(parts -> parts.length == 2)
                    .filter(parts -> parts[0].startsWith("k3d-" + name + "-"))
                    .map(parts -> new Container(parts[0], parts[1].strip()))
                    .toList());
  }

  /** What Docker has; empty if it does not answer. */
  Optional<Engine> engine() {
    return machine
        .output("docker", "info", "--format", "{{.MemTotal}}\t{{.NCPU}}\t{{.Architecture}}")
        .map(text -> text.strip().split("\t", -1))
        .filter(parts -> parts.length == 3)
        .filter(parts -> parts[0].matches("\\d{1,18}") && parts[1].matches("\\d{1,6}"))
        .map(parts -> new Engine(Long.parseLong(parts[0]), Integer.parseInt(parts[1]), parts[2]));
  }

  /** The directory of this machine that nodes see at a mount point. */
  Optional<Path> source(String mountPoint) {
    return machine
        .output(
            "docker", "inspect", "--format", "{{json .Mounts}}", "k3d-%s-server-0".formatted(name))
        .flatMap(LocalCluster::parse)
        .flatMap(mounts -> mounts.itemWhere("Destination", mountPoint).text("Source"))
        .flatMap(LocalCluster::path);
  }

  private static Optional<Tree> parse(String json) {
    try {
      return Optional.of(new Tree(JsonParser.parseString(json)));
    } catch (JsonParseException broken) {
      return Optional.empty();
    }
  }

  /** Where data, logs and database lie: as mounted, else by the installer's option or default. */
  Path dataDirectory() {
    return source(DATA)
        .or(() -> variable("HOST_DATA_DIR"))
        .orElseGet(() -> machine.home().resolve(".tracebloc"));
  }

  /** Where datasets lie, if that is a directory of its own. */
  Optional<Path> datasetDirectory() {
    return source(DATASETS).or(() -> variable("HOST_DATASET_DIR"));
  }

  private Optional<Path> variable(String option) {
    return Optional.ofNullable(machine.variables().get(option))
        .filter(text -> !text.isBlank())
        .flatMap(LocalCluster::path);
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException none) {
      return Optional.empty();
    }
  }

  /** The directory of this machine behind a path in the nodes. */
  Optional<Path> onMachine(String inNode) {
    if (inNode.startsWith(DATASETS + "/")) {
      return datasetDirectory().map(path -> path.resolve(inNode.substring(DATASETS.length() + 1)));
    }
    return inNode.startsWith(DATA + "/")
        ? Optional.of(dataDirectory().resolve(inNode.substring(DATA.length() + 1)))
        : Optional.empty();
  }
}
