package io.tracebloc.sandbox.pods.stream;

import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Direction;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Fault;
import java.util.Optional;

/** Counts one direction's bytes up to its fault. Used by one thread at a time. */
final class FaultCounter {
  private final Optional<Fault> fault;
  private long passed;

  private FaultCounter(Optional<Fault> fault) {
    this.fault = fault;
  }

  static FaultCounter of(Optional<Fault> fault, Direction direction) {
    return new FaultCounter(fault.filter(one -> one.direction() == direction));
  }

  /**
   * What happens with the next bytes.
   *
   * @param good how many of them still pass unharmed
   * @param action what happens to the byte behind them; empty if all pass
   */
  record Verdict(int good, Optional<Action> action) {}

  synchronized Verdict pass(int bytes) {
    var before = passed;
    passed += bytes;
    if (fault.isEmpty() || before > fault.get().afterBytes()) {
      return new Verdict(bytes, Optional.empty());
    }
    var good = fault.get().afterBytes() - before;
    return good >= bytes
        ? new Verdict(bytes, Optional.empty())
        : new Verdict((int) good, Optional.of(fault.get().action()));
  }
}
