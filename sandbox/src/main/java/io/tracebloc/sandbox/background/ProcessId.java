package io.tracebloc.sandbox.background;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process that can be recognised later: process ids are used again, after a reboot at the latest,
 * so the start time belongs to it.
 *
 * @param pid process id
 * @param started when the process started
 */
record ProcessId(long pid, Instant started) {
  /** The start time is computed from the boot time, which the system's clock may shift a little. */
  private static final Duration TOLERANCE = Duration.ofSeconds(2);

  /** The id of a living process; empty if its start time cannot be seen. */
  static Optional<ProcessId> of(ProcessHandle process) {
    return process.info().startInstant().map(started -> new ProcessId(process.pid(), started));
  }

  /** Reads what {@link #text} wrote; empty for anything else. */
  static Optional<ProcessId> parse(String text) {
    var words = text.strip().split(" ", -1);
    try {
      return words.length == 2
          ? Optional.of(
              new ProcessId(
                  Long.parseLong(words[0]), Instant.ofEpochMilli(Long.parseLong(words[1]))))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  /** One line. */
  String text() {
    return pid + " " + started.toEpochMilli();
  }

  /** The process, if it still runs. */
  Optional<ProcessHandle> alive() {
    return ProcessHandle.of(pid)
        .filter(ProcessHandle::isAlive)
        .filter(process -> of(process).map(this::isSame).orElse(false));
  }

  private boolean isSame(ProcessId other) {
    return Duration.between(started, other.started).abs().compareTo(TOLERANCE) <= 0;
  }
}
