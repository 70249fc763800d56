package io.tracebloc.sandbox.pods.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * All processes of a container or of a node, found by the marks in their environment and by their
 * session (Linux), and by descent. A process that drops its environment, leaves its session and
 * loses its parent escapes; a container runtime would catch that one too.
 */
public final class ProcessTree {
  /** Environment variable that names the container. */
  public static final String CONTAINER = "PRACTICE_CONTAINER";

  /** Environment variable that names the node, by its data directory. */
  public static final String OWNER = "PRACTICE_NODE";

  private static final Path PROC = Path.of("/proc");
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final byte[] mark;

  /** The leaders of the sessions that were started for it, by session id. */
  private final Map<Long, ProcessHandle> sessions = new HashMap<>();

  private ProcessTree(String variable, String value) {
    this.mark = ("\0" + variable + "=" + value + "\0").getBytes(StandardCharsets.UTF_8);
  }

  /** The processes of a container. */
  public static ProcessTree ofContainer(String id) {
    return new ProcessTree(CONTAINER, id);
  }

  /** The processes of all containers of a node. */
  public static ProcessTree ofNode(String owner) {
    return new ProcessTree(OWNER, owner);
  }

  /** Adds a process that certainly belongs to it, with all its descendants. */
  public synchronized void add(Process process) {
    sessions.put(process.pid(), process.toHandle());
  }

  /** The living processes. */
  public synchronized List<ProcessHandle> alive() {
    var found = new HashSet<ProcessHandle>();
    var inhabited = new HashSet<Long>();
    sessions.values().stream()
        .filter(ProcessHandle::isAlive)
        .forEach(leader -> addTree(leader, found));
    for (var process : processes()) {
      var session = session(process);
      var ours = sessions.containsKey(session);
      if (ours) {
        inhabited.add(session);
      }
      if (ours || isMarked(process)) {
        var pid = Long.parseLong(process.getFileName().toString());
        ProcessHandle.of(pid).ifPresent(handle -> addTree(handle, found));
      }
    }
    // The id of an empty session may be given to others.
    sessions
        .entrySet()
        .removeIf(entry -> !entry.getValue().isAlive() && !inhabited.contains(entry.getKey()));
    found.removeIf(handle -> !handle.isAlive());
    return List.copyOf(found);
  }

  /**
   * Kills all of them and waits until they are gone, at most ten seconds.
   *
   * @return whether none is left
   */
  public boolean kill() {
    var end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var alive = alive();
      if (alive.isEmpty()) {
        return true;
      }
      if (System.nanoTime() > end) {
        return false;
      }
      alive.forEach(ProcessHandle::destroyForcibly);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
    }
  }

  private static void addTree(ProcessHandle handle, Set<ProcessHandle> found) {
    if (found.add(handle)) {
      handle.descendants().forEach(found::add);
    }
  }

  /** The living processes of this machine; none where there is no {@code /proc}. */
  private static List<Path> processes() {
    var processes = new ArrayList<Path>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
      entries.forEach(processes::add);
    } catch (IOException none) {
      // The tree of descent is what we have.
      return processes;
    }
    return processes;
  }

  /** The session of a process that is not a zombie; 0 if unknown. */
  private static long session(Path process) {
    try {
      var stat = Files.readString(process.resolve("stat"), StandardCharsets.ISO_8859_1);
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[0].equals("Z") ? 0 : Long.parseLong(fields[3]);
    } catch (IOException gone) {
      return 0;
    }
  }

  private boolean isMarked(Path process) {
    try {
      var environment = Files.readAllBytes(process.resolve("environ"));
      return environment.length > 0 && contains(environment);
    } catch (IOException foreignOrGone) {
      return false;
    }
  }

  private boolean contains(byte[] environment) {
    for (var start = -1; start <= environment.length - mark.length + 1; start++) {
      if (matches(environment, start)) {
        return true;
      }
    }
    return false;
  }

  /** Position -1 stands for the separator before the first variable. */
  private boolean matches(byte[] environment, int start) {
    for (var i = 0; i < mark.length; i++) {
      var at = start + i;
      if (at >= environment.length || (at < 0 ? mark[i] != 0 : environment[at] != mark[i])) {
        return false;
      }
    }
    return true;
  }
}
