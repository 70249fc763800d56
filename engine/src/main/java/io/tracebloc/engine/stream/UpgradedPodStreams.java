package io.tracebloc.engine.stream;

import io.tracebloc.engine.cluster.ApiEndpoint;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;

/** Streams over upgraded connections of an {@link ApiEndpoint}. */
final class UpgradedPodStreams implements PodStreams {
  private final Handshake handshake;
  private final StreamOptions options;
  private final TransportLadder ladder;

  UpgradedPodStreams(ApiEndpoint endpoint, StreamOptions options, TransportMemory memory) {
    this.handshake = new Handshake(new Upgrader(endpoint, options));
    this.options = options;
    this.ladder = new TransportLadder(options.transport(), memory, endpoint.way());
  }

  @Override
  public ExecSession exec(PodContainer container, List<String> command) throws IOException {
    var purpose = new Purpose.Exec(container, command);
    return Interruptions.open(
        () ->
            open(
                purpose,
                (socket, framing) -> new RemoteCommand(socket, framing, options).started()));
  }

  @Override
  public PodConnection connect(String namespace, String pod, int port) throws IOException {
    var purpose = new Purpose.PortForward(namespace, pod, port);
    return Interruptions.open(
        () ->
            open(
                purpose,
                (socket, framing) -> new ForwardedPort(socket, framing, options).started()));
  }

  /** What makes a session of a connection. */
  private interface Start<T> {
    T start(UpgradedSocket socket, Framing framing);
  }

  private <T extends Upgraded> T open(Purpose purpose, Start<T> start) throws IOException {
    var failures = new ArrayList<IOException>();
    var asked = new HashSet<List<String>>();
    for (var rungs = ladder.order().iterator(); rungs.hasNext(); ) {
      var transport = rungs.next();
      if (!asked.add(purpose.protocols(transport))) {
        continue;
      }
      switch (handshake.attempt(transport, purpose)) {
        case Handshake.Attempt.Failed failed -> {
          failures.add(failed.failure());
          if (failed.definite()) {
            throw summary(failures);
          }
          ladder.failed(transport);
        }
        case Handshake.Attempt.Success success -> {
          var session = start.start(success.socket(), success.framing());
          try {
            prove(session, transport, rungs, failures.stream().noneMatch(Transience::of));
            return session;
          } catch (InterruptedIOException interrupted) {
            session.close();
            throw interrupted;
          } catch (IOException silent) {
            session.close();
            ladder.failed(transport);
            failures.add(silent);
          }
        }
      }
    }
    throw summary(failures);
  }

  /**
   * Some proxies agree to an upgrade and then drop the connection. The first stream therefore waits
   * for the far side's first frame, as long as there is something else to try.
   *
   * @param lasting whether the transports before it failed for reasons that stay
   */
  private void prove(
      Upgraded session, Transport transport, Iterator<Transport> rest, boolean lasting)
      throws IOException {
    if (rest.hasNext() && !ladder.isProven(transport)) {
      session.connection().awaitFirstFrame(options.connectTimeout());
    }
    ladder.worked(transport, lasting);
  }

  /**
   * Where one transport is known to work, what happened to it counts; else the last word does. The
   * other failures come along.
   */
  private IOException summary(List<IOException> failures) {
    var speaks = ladder.hasProven() ? failures.removeFirst() : failures.removeLast();
    failures.forEach(speaks::addSuppressed);
    return speaks;
  }
}
