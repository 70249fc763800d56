package io.tracebloc.engine.stream;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What waits to be written to a connection: one buffer of data being filled while another is being
 * written, and a few control frames. Small writes are gathered for as long as the writer is busy
 * and go out at once when it is not. The lock is never held during socket I/O, so ending the outbox
 * never waits for a blocked write ({@code contract/protocol.md} 6.7).
 */
final class Outbox {
  /** More unsent control frames than this are of no use to anybody. */
  private static final int CONTROL_FRAMES = 64;

  /**
   * What the writer takes.
   *
   * @param buffer bytes; data begins at {@link Framing#HEADROOM}, a control frame at 0
   * @param length number of payload bytes
   * @param data whether this is data to be framed; else a finished frame
   * @param last whether the data ends here
   */
  @SuppressWarnings("ArrayRecordComponent") // handed over, never compared
  record Load(byte[] buffer, int length, boolean data, boolean last) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<byte[]> control = new ArrayDeque<>();
  private final int capacity;
  private byte[] filling;
  private byte[] spare;
  private int filled;
  private boolean endWanted;
  private boolean endTaken;
  private boolean closed;
  private boolean writing;
  private long busySince;
  private IOException refusal;

  Outbox(int capacity) {
    this.capacity = capacity;
    this.filling = new byte[Framing.HEADROOM + capacity];
    this.spare = new byte[Framing.HEADROOM + capacity];
  }

  /** Adds data, waiting for room. */
  void add(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int from = offset;
    int left = length;
    lockInterruptibly();
    try {
      requireOpen();
      while (left > 0) {
        awaitRoom();
        int moved = Math.min(left, capacity - filled);
        nowBusy();
        System.arraycopy(bytes, from, filling, Framing.HEADROOM + filled, moved);
        filled += moved;
        from += moved;
        left -= moved;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the data; what was added before still goes out. */
  void end() {
    lock.lock();
    try {
      if (!endWanted && refusal == null) {
        nowBusy();
        endWanted = true;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Queues a control frame; dropped when far too many wait already. */
  void add(byte[] frame) {
    lock.lock();
    try {
      if (!closed && control.size() < CONTROL_FRAMES) {
        nowBusy();
        control.add(frame);
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Drops unsent data and lets every present and later attempt to add some fail with this. */
  void refuse(IOException reason) {
    lock.lock();
    try {
      if (refusal == null) {
        refusal = reason;
        filled = 0;
        endWanted = false;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Ends the writer; data is refused with the reason. */
  void close(IOException reason) {
    refuse(reason);
    lock.lock();
    try {
      closed = true;
      control.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** The writer returns what it took before and waits for the next load; empty when closed. */
  Optional<Load> next(Optional<Load> written) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      written.filter(Load::data).ifPresent(load -> spare = load.buffer());
      writing = false;
      while (!closed) {
        if (hasWork()) {
          writing = true;
          return Optional.of(take());
        }
        changed.await();
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  /** Whether anything waits to be written or is being written. */
  boolean busy() {
    lock.lock();
    try {
      return isBusy();
    } finally {
      lock.unlock();
    }
  }

  /** {@link System#nanoTime} when the present busy phase began. */
  long busySince() {
    lock.lock();
    try {
      return busySince;
    } finally {
      lock.unlock();
    }
  }

  private Load take() {
    if (!control.isEmpty()) {
      var frame = control.remove();
      return new Load(frame, frame.length, false, false);
    }
    var load = new Load(filling, filled, true, endWanted);
    endTaken = endWanted;
    filling = spare;
    filled = 0;
    changed.signalAll();
    return load;
  }

  private boolean hasWork() {
    return filled > 0 || !control.isEmpty() || (endWanted && !endTaken);
  }

  private boolean isBusy() {
    return !closed && (writing || hasWork());
  }

  private void nowBusy() {
    if (!isBusy()) {
      busySince = System.nanoTime();
    }
  }

  private void requireOpen() throws IOException {
    if (refusal != null) {
      throw new IOException(refusal.getMessage(), refusal);
    }
    if (endWanted) {
      throw new IOException("the stream is closed");
    }
  }

  private void awaitRoom() throws IOException {
    try {
      while (filled == capacity && refusal == null) {
        changed.await();
      }
    } catch (InterruptedException interrupted) {
      throw Interruptions.asIoException("writing");
    }
    requireOpen();
  }

  private void lockInterruptibly() throws IOException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      throw Interruptions.asIoException("writing");
    }
  }
}
