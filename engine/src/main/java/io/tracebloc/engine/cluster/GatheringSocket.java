package io.tracebloc.engine.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A connection beneath TLS. TLS hands over each of its records of 16 KiB by itself, and each would
 * cost a call of the kernel and a packet of its own; while they are {@linkplain #gather gathered},
 * they are written together.
 */
final class GatheringSocket extends LayeredSocket {
  /** As much as the virtual machine writes at once. */
  private static final int CAPACITY = 128 * 1024;

  private final ReentrantLock lock = new ReentrantLock();
  private final Socket connected;
  private final OutputStream out;
  private final byte[] buffer = new byte[CAPACITY];
  private int filled;
  private boolean gathering;

  GatheringSocket(Socket connected) throws IOException {
    this.connected = connected;
    out = connected.getOutputStream();
  }

  @Override
  Socket below() {
    return connected;
  }

  /** From now on what is written may wait, flushed or not. */
  void gather() {
    lock.lock();
    try {
      gathering = true;
    } finally {
      lock.unlock();
    }
  }

  /** Writes what waits, and lets nothing wait any more. */
  void release() throws IOException {
    lock.lock();
    try {
      gathering = false;
      writeGathered();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public OutputStream getOutputStream() {
    return new Gathering();
  }

  private void writeGathered() throws IOException {
    int length = filled;
    filled = 0;
    if (length > 0) {
      out.write(buffer, 0, length);
    }
  }

  private final class Gathering extends OutputStream {
    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet});
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      lock.lock();
      try {
        if (length > CAPACITY - filled) {
          writeGathered();
        }
        if (gathering && length <= CAPACITY) {
          System.arraycopy(bytes, offset, buffer, filled, length);
          filled += length;
        } else {
          out.write(bytes, offset, length);
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() throws IOException {
      GatheringSocket.this.close();
    }
  }
}
