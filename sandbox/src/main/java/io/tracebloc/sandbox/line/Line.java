package io.tracebloc.sandbox.line;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * A line to a server: listens on a free loopback port, and carries what comes in there to its
 * target and back, as slowly, as late and as reliably as asked for. Half-closed connections stay
 * half-closed on the other side. Safe for use by several threads; ends with {@link #close}, and
 * leaves no thread and no connection behind.
 */
public final class Line implements AutoCloseable {
  /** Kernel buffers would hide a slow line from who sends over it. */
  private static final int BUFFER_WHERE_SLOW = 256 << 10;

  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private final InetSocketAddress target;
  private final LineQuality quality;
  private final ServerSocket listening;
  private final LongSupplier clock;
  private final Lane.Shared outward;
  private final Lane.Shared inward;
  private final Meter meter = new Meter();
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final AtomicInteger accepted = new AtomicInteger();
  private final AtomicLong outageUntil = new AtomicLong();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Connection.Owner owner =
      new Connection.Owner() {
        @Override
        public boolean intact(Connection connection) {
          return connection.birth() == meter.accidents();
        }

        @Override
        public void accident(Cut cut) {
          happen(cut);
        }

        @Override
        public void ended(Connection connection) {
          connections.remove(connection);
        }
      };

  private Line(InetSocketAddress target, LineQuality quality) throws IOException {
    this.target = target;
    this.quality = quality;
    var start = System.nanoTime();
    clock = () -> System.nanoTime() - start;
    outward = lanes(Direction.OUTWARD);
    inward = lanes(Direction.INWARD);
    listening = new ServerSocket();
    if (quality.bytesPerSecond().isPresent()) {
      listening.setReceiveBufferSize(BUFFER_WHERE_SLOW);
    }
    listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    threads.execute(this::accept);
  }

  private Lane.Shared lanes(Direction direction) {
    return new Lane.Shared(
        direction, quality, new Pace(quality.bytesPerSecond(), clock), meter, clock);
  }

  /**
   * Opens a line.
   *
   * @param target where it leads; connected to anew for each connection
   * @throws IOException if no port is free
   */
  public static Line to(InetSocketAddress target, LineQuality quality) throws IOException {
    return new Line(target, quality);
  }

  /** Where to connect to instead of the target. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  /** Connections so far, also those that were reset at once in an outage. */
  public int connections() {
    return accepted.get();
  }

  /** Bytes that arrived so far, over all connections. */
  public long carried(Direction direction) {
    return meter.carried(direction);
  }

  /**
   * Waits until so many bytes arrived since the line was opened.
   *
   * @return false if they did not in time
   */
  public boolean awaitCarried(Direction direction, long bytes, Duration patience)
      throws InterruptedException {
    return meter.await(direction, bytes, patience);
  }

  /**
   * Arms an accident, in place of one that has not happened yet. It happens once, when the next
   * byte after those it allows would arrive.
   */
  public void arm(Cut cut) {
    meter.arm(cut);
  }

  /** Accidents so far. */
  public int accidents() {
    return meter.accidents();
  }

  /** Resets every connection now. */
  public void reset() {
    connections.forEach(Connection::reset);
  }

  @Override
  public void close() {
    try (threads;
        listening) {
      // Before the interrupts, which close sockets politely.
      reset();
      threads.shutdownNow();
      reset();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void happen(Cut cut) {
    outageUntil.set(clock.getAsLong() + cut.outage().toNanos());
    if (cut.manner() == Cut.Manner.RESET) {
      connections.stream().filter(each -> !owner.intact(each)).forEach(Connection::reset);
    }
  }

  private void accept() {
    while (true) {
      Socket near;
      try {
        near = listening.accept();
      } catch (IOException e) {
        return; // Closed.
      }
      accepted.incrementAndGet();
      try {
        threads.execute(() -> serve(near));
      } catch (RejectedExecutionException e) {
        Connection.abort(near); // Being closed.
      }
    }
  }

  private void serve(Socket near) {
    var far = new Socket();
    try {
      if (clock.getAsLong() < outageUntil.get()) {
        Connection.abort(near);
        return;
      }
      prepare(near);
      if (quality.bytesPerSecond().isPresent()) {
        far.setReceiveBufferSize(BUFFER_WHERE_SLOW);
      }
      far.connect(target, Math.toIntExact(LONGEST_CONNECT.toMillis()));
      prepare(far);
    } catch (IOException e) {
      Connection.abort(near);
      Connection.abort(far);
      return;
    }
    var connection = new Connection(near, far, meter.accidents(), owner);
    connections.add(connection);
    if (owner.intact(connection)) {
      connection.start(threads, outward, inward);
    } else {
      connection.reset(); // The accident may not have seen it.
    }
  }

  private static void prepare(Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
  }
}
