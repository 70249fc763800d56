package io.tracebloc.engine.stream;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes handed from the reader thread of a connection to a consumer, at most {@code capacity} at a
 * time. When it is full the producer waits: that is the back-pressure towards the far side. Safe
 * for one producer and one consumer; any thread may end it.
 */
final class BytePipe extends InputStream {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final byte[] ring;
  private int head;
  private int filled;
  private boolean finished;
  private boolean abandoned;
  private IOException failure;

  BytePipe(int capacity) {
    ring = new byte[capacity];
  }

  /** Adds bytes, waiting for room. Drops them once the consumer closed the pipe. */
  void add(byte[] bytes, int offset, int length) throws InterruptedException {
    int from = offset;
    int left = length;
    lock.lockInterruptibly();
    try {
      while (left > 0) {
        while (filled == ring.length && !over()) {
          changed.await();
        }
        if (over()) {
          return;
        }
        int moved = put(bytes, from, left);
        from += moved;
        left -= moved;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  /** The consumer sees the end of the data once it has read what is there. */
  void finish() {
    end(null);
  }

  /** The consumer sees this failure once it has read what is there; later calls change nothing. */
  void fail(IOException cause) {
    end(cause);
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    if (length == 0) {
      return 0;
    }
    lockForReading();
    try {
      awaitData();
      if (abandoned) {
        throw new IOException("the stream is closed");
      }
      if (filled == 0 && failure != null) {
        throw new IOException(failure.getMessage(), failure);
      }
      if (filled == 0) {
        return -1;
      }
      int taken = take(bytes, offset, length);
      changed.signalAll();
      return taken;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int available() {
    lock.lock();
    try {
      return filled;
    } finally {
      lock.unlock();
    }
  }

  /** Drops what is there and what is still to come. */
  @Override
  public void close() {
    lock.lock();
    try {
      abandoned = true;
      filled = 0;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private boolean over() {
    return finished || abandoned;
  }

  private void end(IOException cause) {
    lock.lock();
    try {
      if (!finished) {
        finished = true;
        failure = cause;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  private int put(byte[] bytes, int offset, int length) {
    int tail = (head + filled) % ring.length;
    int moved = Math.min(length, Math.min(ring.length - filled, ring.length - tail));
    System.arraycopy(bytes, offset, ring, tail, moved);
    filled += moved;
    return moved;
  }

  private int take(byte[] bytes, int offset, int length) {
    int taken = Math.min(length, Math.min(filled, ring.length - head));
    System.arraycopy(ring, head, bytes, offset, taken);
    head = (head + taken) % ring.length;
    filled -= taken;
    return taken;
  }

  private void lockForReading() throws InterruptedIOException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException interrupted) {
      throw Interruptions.asIoException("reading");
    }
  }

  private void awaitData() throws InterruptedIOException {
    try {
      while (filled == 0 && !over()) {
        changed.await();
      }
    } catch (InterruptedException interrupted) {
      throw Interruptions.asIoException("reading");
    }
  }
}
