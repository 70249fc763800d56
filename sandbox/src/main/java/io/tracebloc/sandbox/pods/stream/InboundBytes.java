package io.tracebloc.sandbox.pods.stream;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Bytes on their way from the client to a process or a port. When the consumer lags behind, the
 * connection is told to stop reading, so that an upload of any size needs constant memory.
 */
final class InboundBytes {
  private static final int HIGH = 1024 * 1024;
  private static final int LOW = 256 * 1024;

  private final Connection connection;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<ByteBuf> queue = new ArrayDeque<>();
  private int pending;
  private boolean lagging;
  private boolean ended;
  private boolean dropped;

  InboundBytes(Connection connection) {
    this.connection = connection;
  }

  /** Takes bytes over; called on the event loop. */
  void offer(ByteBuf bytes) {
    lock.lock();
    try {
      if (ended || dropped || !bytes.isReadable()) {
        bytes.release();
        return;
      }
      queue.add(bytes);
      pending += bytes.readableBytes();
      if (pending > HIGH && !lagging) {
        lagging = true;
        connection.lag();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No more will come. */
  void end() {
    lock.lock();
    try {
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nobody wants the rest: what is there and what will come is dropped. */
  void drop() {
    lock.lock();
    try {
      dropped = true;
      queue.forEach(ByteBuf::release);
      queue.clear();
      pending = 0;
      catchUp();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Writes everything to the target until the end, or until the rest is dropped. */
  void transferTo(OutputStream target) throws IOException, InterruptedException {
    for (var next = take(); next.isPresent(); next = take()) {
      var bytes = next.get();
      try {
        bytes.readBytes(target, bytes.readableBytes());
        target.flush();
      } finally {
        bytes.release();
      }
    }
  }

  private Optional<ByteBuf> take() throws InterruptedException {
    lock.lock();
    try {
      while (queue.isEmpty() && !ended && !dropped) {
        changed.await();
      }
      var bytes = queue.poll();
      if (bytes == null) {
        return Optional.empty();
      }
      pending -= bytes.readableBytes();
      if (pending < LOW) {
        catchUp();
      }
      return Optional.of(bytes);
    } finally {
      lock.unlock();
    }
  }

  private void catchUp() {
    if (lagging) {
      lagging = false;
      connection.caughtUp();
    }
  }
}
