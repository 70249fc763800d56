package io.tracebloc.sandbox.line;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.LongSupplier;

/** One direction of one connection: a thread takes bytes in, another delivers them when due. */
final class Lane {
  /** How delivering ended, other than by a broken connection. */
  sealed interface Ending {
    /** The sender closed its side, and the receiver was told. */
    record Closed() implements Ending {}

    /**
     * Nothing more may arrive.
     *
     * @param cause the accident that this lane has to cause; none if another lane came upon it
     */
    record CutOff(Optional<Cut> cause) implements Ending {}
  }

  /**
   * What all lanes of a direction share.
   *
   * @param clock nanoseconds since whenever
   */
  record Shared(
      Direction direction, LineQuality quality, Pace pace, Meter meter, LongSupplier clock) {}

  /** Small enough that connections take turns on a slow line. */
  private static final int PIECE_WHERE_SLOW = 16 << 10;

  private static final int PIECE = 64 << 10;

  /** Bytes are taken in so long before they leave, because sleeping is not exact. */
  private static final Duration AHEAD = Duration.ofMillis(25);

  private final Shared shared;
  private final Socket from;
  private final Socket to;
  private final Flight flight;
  private final int birth;
  private final long established;

  /**
   * A lane.
   *
   * @param birth the accidents that had happened when the connection began
   */
  Lane(Shared shared, Socket from, Socket to, int birth) {
    this.shared = shared;
    this.from = from;
    this.to = to;
    this.birth = birth;
    this.flight = new Flight(shared.quality().queueBytes());
    // The socket here was accepted at once; over a real line that takes a round trip.
    this.established =
        shared.clock().getAsLong() + shared.quality().delay().multipliedBy(2).toNanos();
  }

  /** Takes bytes in until their end. */
  void takeIn() throws IOException, InterruptedException {
    var slow = shared.quality().bytesPerSecond().isPresent();
    var buffer = new byte[slow ? PIECE_WHERE_SLOW : PIECE];
    var in = from.getInputStream();
    int count;
    while ((count = in.read(buffer)) >= 0) {
      var left = shared.pace().leave(count);
      flight.put(new Flight.Piece(ByteBuffer.wrap(Arrays.copyOf(buffer, count)), due(left)));
      if (slow) {
        sleepUntil(left - AHEAD.toNanos());
      }
    }
    flight.put(new Flight.Piece(ByteBuffer.allocate(0), due(shared.pace().leave(0))));
  }

  private long due(long left) {
    return Math.max(left, established) + shared.quality().delay().toNanos();
  }

  /**
   * Delivers bytes until their end.
   *
   * @throws IOException if the receiver is gone
   */
  Ending deliver() throws IOException, InterruptedException {
    var out = to.getOutputStream();
    while (true) {
      var piece = flight.take();
      sleepUntil(piece.due());
      var leave = shared.meter().ask(shared.direction(), piece.length(), birth);
      out.write(piece.bytes().array(), 0, leave.bytes());
      flight.arrived(piece);
      if (leave.over()) {
        return new Ending.CutOff(leave.accident());
      }
      if (piece.isEnd()) {
        to.shutdownOutput();
        return new Ending.Closed();
      }
    }
  }

  private void sleepUntil(long time) throws InterruptedException {
    var left = time - shared.clock().getAsLong();
    if (left > 0) {
      Thread.sleep(Duration.ofNanos(left));
    }
  }
}
