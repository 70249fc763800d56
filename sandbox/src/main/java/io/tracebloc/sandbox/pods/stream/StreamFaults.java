package io.tracebloc.sandbox.pods.stream;

import io.tracebloc.sandbox.api.PodSubresources;
import java.util.List;
import java.util.Optional;

/** Decides which streams go wrong, for tests of what clients do then. */
@FunctionalInterface
public interface StreamFaults {
  /** Nothing goes wrong. */
  StreamFaults NONE = _ -> Optional.empty();

  /** What happens to a stream that is being opened; empty for nothing. Must not block. */
  Optional<Fault> on(Opening opening);

  /**
   * A stream that is being opened.
   *
   * @param command empty unless it is an exec
   */
  record Opening(
      PodSubresources.Stream stream, String namespace, String pod, List<String> command) {
    public Opening {
      command = List.copyOf(command);
    }
  }

  /**
   * One fault.
   *
   * @param afterBytes how many bytes pass unharmed in that direction
   */
  record Fault(Direction direction, long afterBytes, Action action) {}

  /** Which bytes are counted. */
  enum Direction {
    /** Standard input, or data to a port. */
    TO_CONTAINER,
    /** Standard output and error, or data from a port. */
    TO_CLIENT
  }

  /** What goes wrong. */
  enum Action {
    /** The connection is closed without a word, as by a proxy that gave up. */
    CUT,
    /** Nothing moves any more, in neither direction, and nothing is closed. */
    STALL,
    /** One byte is changed. */
    CORRUPT
  }
}
