package io.tracebloc.sandbox.pods.stream;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.util.ReferenceCountUtil;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Action;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Direction;
import io.tracebloc.sandbox.pods.stream.StreamFaults.Fault;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * An upgraded connection: lets blocking code write without growing the heap, stops reading the
 * socket while a consumer lags behind, and commits the faults that a test asked for. First in the
 * pipeline after the codecs.
 */
final class Connection extends ChannelInboundHandlerAdapter {
  private static final WriteBufferWaterMark PENDING =
      new WriteBufferWaterMark(256 * 1024, 1024 * 1024);

  private final Channel channel;
  private final ReadGate gate = new ReadGate();
  private final FaultCounter inbound;
  private final FaultCounter outbound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private int lagging;
  private volatile boolean stalled;
  private volatile boolean gone;
  private volatile Runnable onGone = () -> {};

  Connection(Channel channel, Optional<Fault> fault) {
    this.channel = channel;
    this.inbound = FaultCounter.of(fault, Direction.TO_CONTAINER);
    this.outbound = FaultCounter.of(fault, Direction.TO_CLIENT);
    channel.config().setWriteBufferWaterMark(PENDING);
  }

  /** Stands before the decoders. */
  ReadGate gate() {
    return gate;
  }

  /** Called once, on the event loop, when the client is gone. */
  void onGone(Runnable action) {
    onGone = action;
    if (gone) {
      action.run();
    }
  }

  boolean isGone() {
    return gone;
  }

  /** A consumer has too much waiting: the socket is not read until all consumers caught up. */
  synchronized void lag() {
    if (++lagging == 1) {
      gate.shut(channel);
    }
  }

  /** The consumer caught up. */
  synchronized void caughtUp() {
    if (--lagging == 0 && !stalled) {
      gate.open(channel);
    }
  }

  /**
   * Applies the faults to bytes from the client.
   *
   * @return the bytes to go on with, owned by the caller; may be fewer or changed
   */
  ByteBuf received(ByteBuf bytes) {
    if (stalled) {
      return bytes.readRetainedSlice(0);
    }
    var verdict = inbound.pass(bytes.readableBytes());
    if (verdict.action().isEmpty()) {
      return bytes.retainedSlice();
    }
    return switch (verdict.action().get()) {
      case CORRUPT -> {
        var copy = bytes.copy();
        corrupt(copy, copy.readerIndex() + verdict.good());
        yield copy;
      }
      case CUT -> {
        channel.eventLoop().execute(this::close);
        yield bytes.readRetainedSlice(verdict.good());
      }
      case STALL -> {
        stall();
        yield bytes.readRetainedSlice(verdict.good());
      }
    };
  }

  private synchronized void stall() {
    stalled = true;
    gate.shut(channel);
  }

  private static void corrupt(ByteBuf bytes, int index) {
    bytes.setByte(index, bytes.getByte(index) ^ 0x20);
  }

  /** Whether standard output of that size passes unharmed; commits the fault if not. */
  boolean mayPass(byte[] bytes, int length) throws IOException {
    var verdict = outbound.pass(length);
    if (verdict.action().isEmpty()) {
      return true;
    }
    if (verdict.action().get() == Action.CORRUPT) {
      bytes[verdict.good()] ^= 0x20;
      return true;
    }
    if (verdict.action().get() == Action.CUT) {
      close();
    } else {
      stall();
    }
    return false;
  }

  /**
   * Writes a message; waits while the client does not read.
   *
   * @throws IOException if the client is gone
   */
  void send(Object message) throws IOException {
    lock.lock();
    try {
      while (!gone && (stalled || !channel.isWritable())) {
        changed.await();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException) new InterruptedIOException("stopped").initCause(interrupted);
    } finally {
      lock.unlock();
    }
    if (gone) {
      ReferenceCountUtil.release(message);
      throw new IOException("the client is gone");
    }
    write(message);
  }

  private void write(Object message) {
    channel.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE_ON_FAILURE);
  }

  /** Writes a message without waiting; for the event loop. */
  void sendNow(Object message) {
    if (!stalled) {
      write(message);
    } else {
      ReferenceCountUtil.release(message);
    }
  }

  /** Buffers for what is sent. */
  ByteBuf copy(byte[] bytes, int length) {
    return channel.alloc().buffer(length).writeBytes(bytes, 0, length);
  }

  /**
   * Ends the connection after all that was sent: sends a last message and waits a while for the
   * client to close, reading and dropping what still comes, so that the last words are not lost in
   * a connection reset.
   */
  void finish(Object lastMessage, Duration patience) {
    if (stalled) {
      ReferenceCountUtil.release(lastMessage);
      return;
    }
    channel.writeAndFlush(lastMessage).addListener(_ -> linger(patience));
  }

  private void linger(Duration patience) {
    gate.open(channel);
    var loop = channel.eventLoop();
    var closing = loop.schedule(this::close, patience.toMillis(), TimeUnit.MILLISECONDS);
    channel.closeFuture().addListener(_ -> closing.cancel(false));
  }

  private void close() {
    channel.close().addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    wake();
    context.fireChannelWritabilityChanged();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    lock.lock();
    try {
      gone = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    onGone.run();
    context.fireChannelInactive();
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    close();
  }
}
