package io.tracebloc.sandbox.pods.process;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one run of a container printed: a file on disk, and a signal for those who follow it. Lines
 * of more than 16 KiB, for example a progress bar without line ends, are split as container
 * runtimes do. Thread-safe; holds no more than the unfinished line of each stream in memory.
 */
public final class ContainerLog implements Closeable {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.nnnnnnnnn'Z'").withZone(ZoneOffset.UTC);

  private final Path file;
  private final FileChannel channel;
  private final Clock clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Set<OutputListener> listeners = new CopyOnWriteArraySet<>();
  private long size;
  private boolean closed;

  /** Sees the output as it comes; must not block. */
  @FunctionalInterface
  public interface OutputListener {
    /** Called with bytes that the listener must copy. */
    void printed(Stream stream, byte[] bytes, int length);
  }

  /** A container's outputs. */
  public enum Stream {
    /** Standard output. */
    STDOUT("stdout"),
    /** Standard error. */
    STDERR("stderr");

    private final String word;

    Stream(String word) {
      this.word = word;
    }
  }

  /** Starts an empty log. */
  public ContainerLog(Path file, Clock clock) throws IOException {
    Files.createDirectories(file.getParent());
    this.file = file;
    this.clock = clock;
    this.channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
  }

  /** A sink for one of the outputs; closing it ends that output's last line. */
  public OutputStream sink(Stream stream) {
    return new Sink(stream);
  }

  /** Lets the listener see all that is printed from now on. */
  public void listen(OutputListener listener) {
    listeners.add(listener);
  }

  /** Ends {@link #listen}. */
  public void forget(OutputListener listener) {
    listeners.remove(listener);
  }

  Path file() {
    return file;
  }

  /** The number of bytes that can be read. */
  long size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until the file is longer, the log ends or the time is over.
   *
   * @return whether more may come
   */
  boolean await(long known, Duration longest) throws InterruptedException {
    lock.lock();
    try {
      var left = longest.toNanos();
      while (size == known && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      return size > known || !closed;
    } finally {
      lock.unlock();
    }
  }

  private void append(ByteArrayOutputStream records) throws IOException {
    lock.lock();
    try {
      var bytes = ByteBuffer.wrap(records.toByteArray());
      size += bytes.remaining();
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the log; followers read what is left and end. */
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closed = true;
      channel.close();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Splits one output into records; used by one thread. */
  private final class Sink extends OutputStream {
    private final Stream stream;
    private final byte[] line = new byte[LogRecord.LONGEST];
    private int length;

    private Sink(Stream stream) {
      this.stream = stream;
    }

    @Override
    public void write(int value) throws IOException {
      write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      var records = new ByteArrayOutputStream(count + 128);
      for (var i = offset; i < offset + count; i++) {
        if (bytes[i] == '\n') {
          record('F', records);
        } else {
          if (length == line.length) {
            record('P', records);
          }
          line[length++] = bytes[i];
        }
      }
      append(records);
      if (!listeners.isEmpty()) {
        var copy = Arrays.copyOfRange(bytes, offset, offset + count);
        listeners.forEach(listener -> listener.printed(stream, copy, copy.length));
      }
    }

    private void record(char tag, ByteArrayOutputStream records) {
      var head = TIME.format(clock.instant()) + " " + stream.word + " " + tag + " ";
      records.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
      records.write(line, 0, length);
      records.write('\n');
      length = 0;
    }

    @Override
    public void close() throws IOException {
      if (length > 0) {
        var records = new ByteArrayOutputStream();
        record('P', records);
        append(records);
      }
    }
  }
}
