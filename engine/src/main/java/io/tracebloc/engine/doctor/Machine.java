package io.tracebloc.engine.doctor;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The machine that the command runs on, as checks of a local cluster look at it. */
interface Machine {
  /**
   * A file or directory.
   *
   * @param mode permission bits, for example octal 2777
   * @param owner user id
   */
  record Node(int mode, int owner) {}

  /** Standard output of a program that ended well and in time; empty otherwise. */
  Optional<String> output(String... command);

  /** Free bytes of the disk that a path is on, or would be on. */
  OptionalLong freeBytes(Path path);

  /** Type of the file system that a path is on, for example {@code ext4}; empty if not known. */
  Optional<String> fileSystem(Path path);

  /** A file or directory; empty if it is not there, or this system has no modes. */
  Optional<Node> node(Path path);

  /** Whether something is there. */
  boolean exists(Path path);

  /** Environment variables. */
  Map<String, String> variables();

  /** The user's home. */
  Path home();
}
