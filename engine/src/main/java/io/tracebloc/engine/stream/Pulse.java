package io.tracebloc.engine.stream;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Knows from the times of events when a connection needs a ping and when it is stalled, dead or no
 * longer wanted. It sleeps until the next moment at which something can be due; events only put
 * that off, except {@link #linger}, which wakes it. Times are {@link System#nanoTime}.
 */
final class Pulse {
  /** The connection it keeps an eye on. */
  interface Patient {
    /** Whether bytes of ours wait to be sent or are being sent. */
    boolean busy();

    /** When the present busy phase began. */
    long busySince();

    /** Sends a ping. */
    void ping();

    /** Ends the connection. */
    void end(IOException reason);

    /** Ends the connection, for the reason that the far side gave, if any. */
    void endQuietly();
  }

  private final Patient patient;
  private final long stallLimit;
  private final long pingInterval;
  private final Semaphore wake = new Semaphore(0);
  private volatile long lastMove;
  private volatile long lastRead;
  private volatile long lastDelivery;
  private volatile boolean delivering;
  private volatile long pingSent;
  private volatile boolean pinging;
  private volatile boolean answersPings;
  private volatile long lingerSince;
  private volatile long lingerTime;
  private volatile boolean lingering;
  private volatile boolean stopped;

  Pulse(Patient patient, StreamOptions options, long now) {
    this.patient = patient;
    this.stallLimit = options.stallLimit().toNanos();
    this.pingInterval = options.pingInterval().toNanos();
    this.lastMove = now;
    this.lastRead = now;
    this.lastDelivery = now;
  }

  /** Bytes of ours were taken by the socket. */
  void wrote(long now) {
    lastMove = now;
  }

  /** Something came from the far side. */
  void read(long now) {
    lastMove = now;
    lastRead = now;
  }

  /** The reader waits for a consumer from now on, not for the far side. */
  void delivering(long now) {
    read(now);
    delivering = true;
  }

  /** The consumer took what was delivered. */
  void delivered(long now) {
    read(now);
    lastDelivery = now;
    delivering = false;
  }

  /** The far side answered a ping; so its silence will mean something. */
  void pong() {
    pinging = false;
    answersPings = true;
  }

  /** Ends the connection once nothing has been delivered for a while. */
  void linger(Duration time, long now) {
    lingerTime = time.toNanos();
    lingerSince = now;
    lingering = true;
    wake.release();
  }

  /** Ends {@link #run}. */
  void stop() {
    stopped = true;
    wake.release();
  }

  /** Does what is due when it is due, until stopped. */
  void run() throws InterruptedException {
    while (!stopped) {
      long wait = beat(System.nanoTime());
      if (wake.tryAcquire(wait, TimeUnit.NANOSECONDS)) {
        wake.drainPermits();
      }
    }
  }

  /** Does what is due now; returns for how long nothing else can be, in ns. */
  long beat(long now) {
    // Whatever is not under way now cannot be due sooner than this.
    long wait = Math.min(pingInterval, stallLimit);
    if (lingering && !delivering) {
      long left = left(later(lingerSince, lastDelivery), lingerTime, now);
      if (left <= 0) {
        patient.endQuietly();
      }
      wait = Math.min(wait, left);
    } else if (lingering) {
      wait = Math.min(wait, lingerTime);
    }
    if (patient.busy()) {
      long left = left(later(lastMove, patient.busySince()), stallLimit, now);
      if (left <= 0) {
        patient.end(
            stalled(
                "the connection stalled: no byte moved for %d s while data was"
                    + " waiting to be sent"));
      }
      wait = Math.min(wait, left);
    }
    return Math.max(0, Math.min(wait, pinging ? untilDead(now) : untilPing(now)));
  }

  private long untilDead(long now) {
    if (!answersPings || delivering) {
      return stallLimit;
    }
    long left = left(later(pingSent, lastRead), stallLimit, now);
    if (left <= 0) {
      patient.end(stalled("the connection is dead: the server did not answer a ping for %d s"));
    }
    return left;
  }

  private long untilPing(long now) {
    long left = left(lastMove, pingInterval, now);
    if (left > 0) {
      return left;
    }
    pingSent = now;
    pinging = true;
    patient.ping();
    return stallLimit;
  }

  private IOException stalled(String text) {
    return new IOException(text.formatted(TimeUnit.NANOSECONDS.toSeconds(stallLimit)));
  }

  private static long left(long since, long time, long now) {
    return since + time - now;
  }

  private static long later(long one, long other) {
    return one - other > 0 ? one : other;
  }
}
