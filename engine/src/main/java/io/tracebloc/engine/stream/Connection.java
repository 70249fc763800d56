package io.tracebloc.engine.stream;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Moves frames over one upgraded socket with three threads of its own: a writer, a reader, and a
 * pulse that sends pings and notices stalls. No lock is held while a thread is blocked in the
 * socket, so {@link #close} takes effect at once, from any thread.
 */
final class Connection implements AutoCloseable {
  /** Largest piece for one socket write: the progress clock ticks at least this often. */
  private static final int SLICE = 64 * 1024;

  /** How long the reader may look for the reason after a write failed. */
  private static final Duration BROKEN_GRACE = Duration.ofSeconds(2);

  /** What a connection tells its owner; all but {@link #over} from the reader thread. */
  interface Owner {
    /** Bytes of a channel; the array is reused after the call. May block. */
    void data(Inbound channel, byte[] bytes, int offset, int length) throws IOException;

    /** No more bytes will come on the channel. */
    void end(Inbound channel);

    /** The far side takes no more of our bytes. */
    void inputClosed();

    /**
     * The connection is over; called exactly once, before {@link Connection#close} returns or from
     * a thread of the connection.
     *
     * @param complete whether the far side said that it had sent everything
     */
    void over(IOException reason, boolean complete);
  }

  private final UpgradedSocket upgraded;
  private final Framing framing;
  private final Owner owner;
  private final Outbox outbox;
  private final Pulse pulse;
  private final AtomicBoolean over = new AtomicBoolean();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final CompletableFuture<Void> spoken = new CompletableFuture<>();
  private volatile boolean complete;
  private volatile String closingReason = "the connection ended";

  Connection(UpgradedSocket upgraded, Framing framing, StreamOptions options, Owner owner) {
    this.upgraded = upgraded;
    this.framing = framing;
    this.owner = owner;
    this.outbox = new Outbox(framing.capacity());
    this.pulse = new Pulse(new Heart(), options, System.nanoTime());
  }

  /** Sends the opening frames and starts to move bytes. */
  void start() {
    outbox.add(framing.opening());
    // The first ping tells whether this server answers them at all.
    outbox.add(framing.ping());
    Thread.ofVirtual().name("stream-writer").start(this::write);
    Thread.ofVirtual().name("stream-reader").start(this::read);
    Thread.ofVirtual().name("stream-pulse").start(this::watch);
  }

  Outbox outbox() {
    return outbox;
  }

  /**
   * Waits until the far side has sent a first frame, of whatever kind.
   *
   * @throws IOException if the connection ends before or the time is over
   */
  void awaitFirstFrame(Duration time) throws IOException {
    try {
      spoken.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw Interruptions.asIoException("connecting");
    } catch (ExecutionException failed) {
      throw new IOException(
          "the upgraded connection does not work: " + failed.getCause().getMessage(),
          failed.getCause());
    } catch (TimeoutException silence) {
      throw new IOException(
          "the upgraded connection stayed silent for %d s".formatted(time.toSeconds()), silence);
    }
  }

  /** Ends the connection when nothing has come for a while, unless the far side does so before. */
  void linger(Duration time) {
    pulse.linger(time, System.nanoTime());
  }

  /** Ends the connection at once. Never blocks. */
  @Override
  public void close() {
    fail(new IOException("the stream was closed"));
  }

  private void fail(IOException reason) {
    if (!over.compareAndSet(false, true)) {
      return;
    }
    boolean pending = outbox.busy();
    outbox.close(reason);
    owner.over(reason, complete);
    ended.countDown();
    pulse.stop();
    spoken.completeExceptionally(reason);
    // Closing a TLS socket may wait for a writer that is blocked in it; nobody should wait for
    // that.
    Thread.ofVirtual().name("stream-closer").start(() -> closeSocket(upgraded.socket(), pending));
  }

  private static void closeSocket(Socket socket, boolean abort) {
    try {
      if (abort) {
        // Without this a TLS close waits until a blocked write is done.
        socket.setSoLinger(true, 0);
      }
    } catch (IOException ignored) {
      // Closed already: there is nothing left to abort.
    }
    try {
      socket.close();
    } catch (IOException ignored) {
      // The far side was faster.
    }
  }

  private void write() {
    try {
      var out = upgraded.socket().getOutputStream();
      var load = outbox.next(Optional.empty());
      while (load.isPresent()) {
        write(out, load.get());
        load = outbox.next(load);
      }
    } catch (IOException failure) {
      broken(failure);
    } catch (InterruptedException unexpected) {
      fail(Interruptions.asIoException("sending"));
    }
  }

  /** Often the far side said why before it hung up: the reader gets some time to find it. */
  private void broken(IOException failure) {
    try {
      if (!ended.await(BROKEN_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        fail(
            new IOException(
                "the connection broke while sending: " + failure.getMessage(), failure));
      }
    } catch (InterruptedException unexpected) {
      fail(Interruptions.asIoException("sending"));
    }
  }

  private void write(OutputStream out, Outbox.Load load) throws IOException {
    if (!load.data()) {
      writeSlices(out, load.buffer(), 0, load.length());
      return;
    }
    int start = framing.seal(load.buffer(), load.length(), load.last());
    writeSlices(out, load.buffer(), start, Framing.HEADROOM + load.length());
    if (load.last()) {
      var ending = framing.ending();
      writeSlices(out, ending, 0, ending.length);
    }
  }

  private void writeSlices(OutputStream out, byte[] bytes, int start, int end) throws IOException {
    for (int position = start; position < end; position += SLICE) {
      out.write(bytes, position, Math.min(SLICE, end - position));
      pulse.wrote(System.nanoTime());
    }
  }

  private void read() {
    var sink = new DeliveringSink();
    try {
      while (!over.get()) {
        framing.read(upgraded.input(), sink);
        moved();
      }
    } catch (EOFException end) {
      fail(new IOException(closingReason));
    } catch (InterruptedIOException failure) {
      fail(failure);
    } catch (IOException failure) {
      fail(new IOException("the connection broke: " + failure.getMessage(), failure));
    } catch (RuntimeException bug) {
      fail(new IOException("reading the stream failed: " + bug, bug));
    }
  }

  private void watch() {
    try {
      pulse.run();
    } catch (InterruptedException unexpected) {
      fail(Interruptions.asIoException("watching the connection"));
    }
  }

  private void moved() {
    pulse.read(System.nanoTime());
    spoken.complete(null);
  }

  private final class Heart implements Pulse.Patient {
    @Override
    public boolean busy() {
      return outbox.busy();
    }

    @Override
    public long busySince() {
      return outbox.busySince();
    }

    @Override
    public void ping() {
      outbox.add(framing.ping());
    }

    @Override
    public void end(IOException reason) {
      fail(reason);
    }

    @Override
    public void endQuietly() {
      fail(new IOException(closingReason));
    }
  }

  /** Marks the times when the reader waits for a consumer and not for the far side. */
  private final class DeliveringSink implements FrameSink {
    @Override
    public void data(Inbound channel, byte[] bytes, int offset, int length) throws IOException {
      spoken.complete(null);
      pulse.delivering(System.nanoTime());
      try {
        owner.data(channel, bytes, offset, length);
      } finally {
        pulse.delivered(System.nanoTime());
      }
    }

    @Override
    public void end(Inbound channel) {
      owner.end(channel);
    }

    @Override
    public void inputClosed() {
      owner.inputClosed();
    }

    @Override
    public void pong() {
      pulse.pong();
    }

    @Override
    public void reply(byte[] frame) {
      outbox.add(frame);
    }

    @Override
    public void closing(String reason, boolean clean) {
      closingReason = reason;
      complete = clean;
    }
  }
}
