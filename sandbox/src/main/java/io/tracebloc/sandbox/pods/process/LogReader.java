package io.tracebloc.sandbox.pods.process;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.StandardOpenOption;
import java.time.Duration;

/** Reads a container's log for one caller, in constant memory. */
public final class LogReader {
  private static final Duration FLUSH_EVERY = Duration.ofSeconds(1);
  private static final int WINDOW = 8 * 1024;

  private final ContainerLog log;
  private final LogQuery query;
  private final OutputStream out;
  private final byte[] record = new byte[LogRecord.LONGEST_RECORD];
  private int recordLength;
  private long remaining;

  /** A reader of that log; it flushes whenever something should reach the caller. */
  public LogReader(ContainerLog log, LogQuery query, OutputStream out) {
    this.log = log;
    this.query = query;
    this.out = out;
    this.remaining = query.limitBytes().orElse(Long.MAX_VALUE);
  }

  /**
   * Writes what was asked for; with {@code follow} until the container ends.
   *
   * @throws IOException if the caller is gone
   */
  public void run() throws IOException {
    try (var file = FileChannel.open(log.file(), StandardOpenOption.READ)) {
      var position = query.tailLines().isPresent() ? tail(file) : 0;
      do {
        position = copy(file, position);
        out.flush();
      } while (remaining > 0 && query.follow() && more(position));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw (InterruptedIOException)
          new InterruptedIOException("log reader stopped").initCause(interrupted);
    }
  }

  private boolean more(long position) throws InterruptedException {
    return log.await(position, FLUSH_EVERY);
  }

  private long copy(FileChannel file, long start) throws IOException {
    var position = start;
    var window = ByteBuffer.allocate(WINDOW);
    while (remaining > 0 && position < log.size()) {
      window.clear();
      if (file.read(window, position) < 0) {
        throw new EOFException("the log was cut");
      }
      window.flip();
      position += window.remaining();
      while (remaining > 0 && window.hasRemaining()) {
        take(window.get());
      }
    }
    return position;
  }

  private void take(byte next) throws IOException {
    if (next != '\n') {
      record[recordLength++] = next;
      return;
    }
    var parsed = LogRecord.parse(record, recordLength);
    recordLength = 0;
    if (query.since().isPresent() && !parsed.time().isAfter(query.since().get())) {
      return;
    }
    if (query.timestamps()) {
      write(ByteBuffer.wrap((parsed.time() + " ").getBytes(StandardCharsets.US_ASCII)));
    }
    write(parsed.content());
    if (!parsed.partial()) {
      write(ByteBuffer.wrap(new byte[] {'\n'}));
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    var count = (int) Math.min(bytes.remaining(), remaining);
    var part = new byte[count];
    bytes.get(part);
    out.write(part);
    remaining -= count;
  }

  /** Where the last lines begin. */
  private long tail(FileChannel file) throws IOException {
    var wanted = query.tailLines().getAsLong();
    var end = log.size();
    var window = ByteBuffer.allocate(WINDOW);
    var found = 0L;
    for (var windowEnd = end; windowEnd > 0; windowEnd -= WINDOW) {
      var start = Math.max(0, windowEnd - WINDOW);
      window.clear().limit((int) (windowEnd - start));
      while (window.hasRemaining() && file.read(window, start + window.position()) >= 0) {
        // Positional reads may be short.
      }
      for (var i = window.position() - 1; i >= 0; i--) {
        if (window.get(i) == '\n' && found++ == wanted) {
          return start + i + 1;
        }
      }
    }
    return 0;
  }
}
