package io.tracebloc.engine.ingest;

import static java.util.Objects.requireNonNull;

import io.tracebloc.engine.failure.InputFailure;
import java.util.List;

/**
 * A valid document that cannot be pushed from this machine: its files are in the cluster already,
 * or are of a kind that this program does not stage.
 *
 * @param name what to call it, printable
 * @param remarks what the user should know about it, printable
 * @param reason why it is not for a push, as the start of a sentence's predicate, for example
 *     {@code its files are in the cluster already}
 * @param remedy what to do about that
 */
public record RemoteDocument(String name, List<String> remarks, String reason, String remedy)
    implements ReadDocument {

  public RemoteDocument {
    requireNonNull(name);
    remarks = List.copyOf(remarks);
    requireNonNull(reason);
    requireNonNull(remedy);
  }

  /** The failure of a push that is asked for it. */
  public InputFailure refusal() {
    return new InputFailure("%s cannot be pushed: %s".formatted(name, reason), remedy);
  }
}
