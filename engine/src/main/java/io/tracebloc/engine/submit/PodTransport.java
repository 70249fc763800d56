package io.tracebloc.engine.submit;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.stream.PodConnection;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamRefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * The way through a port-forward to a Pod behind the Service. The Pod is chosen again for every
 * attempt, because it can be replaced at any minute ({@code contract/protocol.md} 3).
 */
final class PodTransport implements SubmitTransport {
  private final IngestTarget target;
  private final ServicePods pods;
  private final PodStreams streams;
  private final Duration limit;

  PodTransport(IngestTarget target, ServicePods pods, PodStreams streams, Duration limit) {
    this.target = target;
    this.pods = pods;
    this.streams = streams;
    this.limit = limit;
  }

  @Override
  public String destination() {
    return "Service %s/%s"
        .formatted(Printable.of(target.namespace()), Printable.of(target.service()));
  }

  @Override
  public HttpAnswer post(byte[] body, IngestorToken token, Runnable sending)
      throws IOException, InterruptedException {
    var connection = new AbortableConnection();
    return TimedExchange.within(
        limit,
        () -> {
          ServicePods.PodPort pod = pods.choose(target);
          connection.open(connect(pod));
          sending.run();
          return PlainExchange.post(
              connection.opened().input(),
              connection.opened().output(),
              target.service() + ":" + pod.port(),
              body,
              token);
        },
        connection::abort);
  }

  private PodConnection connect(ServicePods.PodPort pod) throws IOException {
    try {
      return streams.connect(target.namespace(), pod.pod(), pod.port());
    } catch (StreamRefusedException e) {
      if (e.status() != 401 && e.status() != 403) {
        throw e;
      }
      throw new SubmitFailure(
              "No port-forward to Pod %s/%s is allowed: %s"
                  .formatted(
                      Printable.of(target.namespace()),
                      Printable.of(pod.pod()),
                      Printable.of(e.getMessage())),
              "Ask for the verbs get and create on pods/portforward in that namespace, or give an"
                  + " endpoint that this machine reaches",
              e)
          .explainedBy(CheckId.X4);
    }
  }

  /** A connection that another thread may end, even one that is opened only afterwards. */
  private static final class AbortableConnection {
    private Optional<PodConnection> connection = Optional.empty();
    private boolean aborted;

    synchronized void open(PodConnection opened) throws IOException {
      connection = Optional.of(opened);
      if (aborted) {
        abort();
        throw new IOException("the exchange was ended");
      }
    }

    synchronized PodConnection opened() {
      return connection.orElseThrow();
    }

    synchronized void abort() {
      aborted = true;
      connection.ifPresent(
          open -> {
            try {
              open.close();
            } catch (IOException e) {
              // The exchange is over; what its connection says now concerns nobody.
            }
          });
    }
  }
}
