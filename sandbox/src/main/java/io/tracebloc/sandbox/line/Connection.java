package io.tracebloc.sandbox.line;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** One connection over a line: two sockets, and a lane each way. */
final class Connection {
  /** What the line wants to know of its connections. */
  interface Owner {
    /** Whether no accident happened since the connection began. */
    boolean intact(Connection connection);

    /** This connection carried the last byte before an accident, which now has to happen. */
    void accident(Cut cut);

    /** Its sockets are closed. */
    void ended(Connection connection);
  }

  private static final int LANES = 2;

  private final Socket near;
  private final Socket far;
  private final int birth;
  private final Owner owner;
  private final AtomicInteger open = new AtomicInteger(LANES);

  /**
   * A connection of two open sockets.
   *
   * @param birth the accidents that had happened when it began
   */
  Connection(Socket near, Socket far, int birth, Owner owner) {
    this.near = near;
    this.far = far;
    this.birth = birth;
    this.owner = owner;
  }

  /** Begins to carry bytes. */
  void start(ExecutorService threads, Lane.Shared outward, Lane.Shared inward) {
    try {
      run(threads, new Lane(outward, near, far, birth));
      run(threads, new Lane(inward, far, near, birth));
    } catch (RejectedExecutionException e) {
      reset(); // The line was closed meanwhile.
    }
  }

  int birth() {
    return birth;
  }

  /** Ends it so that both sides see a reset. */
  void reset() {
    abort(near);
    abort(far);
    owner.ended(this);
  }

  /** Closes a socket so that the other side sees a reset. */
  static void abort(Socket socket) {
    try (socket) {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      // It was closed before.
    }
  }

  private void run(ExecutorService threads, Lane lane) {
    threads.execute(() -> guarded(lane::takeIn));
    threads.execute(() -> guarded(() -> deliver(lane)));
  }

  private interface Part {
    void run() throws IOException, InterruptedException;
  }

  private void guarded(Part part) {
    try {
      part.run();
    } catch (IOException e) {
      // After silence neither side may learn of the other.
      if (owner.intact(this)) {
        reset();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // The line is being closed, which closes the sockets.
    }
  }

  private void deliver(Lane lane) throws IOException, InterruptedException {
    switch (lane.deliver()) {
      case Lane.Ending.Closed() when open.decrementAndGet() == 0 -> close();
      case Lane.Ending.Closed() -> {}
      case Lane.Ending.CutOff(var cause) -> cause.ifPresent(owner::accident);
    }
  }

  private void close() throws IOException {
    try (near;
        far) {
      owner.ended(this);
    }
  }
}
