package io.tracebloc.engine.replace;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * How a replacement was finished.
 *
 * @param kept which dataset is there now; empty if nothing was under way
 * @param remarks what a person should know besides
 */
public record Settled(Optional<Keep> kept, List<String> remarks) {
  static final Settled NOTHING = new Settled(Optional.empty(), List.of());

  public Settled {
    requireNonNull(kept);
    remarks = List.copyOf(remarks);
  }
}
