package io.tracebloc.engine.watch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Consumer;

/**
 * Cuts a byte stream into lines at line feeds, however its chunks fall ({@code
 * contract/datasets.md} 7.2). A line of more than 16 MiB is dropped up to its end; bytes that are
 * not UTF-8 become U+FFFD. Confined to one thread.
 */
final class LineSplitter {
  /** The longest line kept, in bytes ({@code contract/protocol.md} 1.6). */
  static final int LONGEST_LINE = 16 * 1024 * 1024;

  private static final int FIRST_CAPACITY = 4096;

  private final int longest;
  private final Consumer<String> lines;
  private byte[] partial = new byte[FIRST_CAPACITY];
  private int length;
  private boolean dropping;

  LineSplitter(Consumer<String> lines) {
    this(LONGEST_LINE, lines);
  }

  LineSplitter(int longest, Consumer<String> lines) {
    this.longest = longest;
    this.lines = lines;
  }

  /** Takes the next bytes. */
  void accept(byte[] bytes, int offset, int count) {
    int start = offset;
    int end = offset + count;
    for (int at = offset; at < end; at++) {
      if (bytes[at] == '\n') {
        keep(bytes, start, at - start);
        emit();
        start = at + 1;
      }
    }
    keep(bytes, start, end - start);
  }

  private void keep(byte[] bytes, int offset, int count) {
    if (dropping || length + (long) count > longest) {
      dropping = true;
      length = 0;
      return;
    }
    if (length + count > partial.length) {
      partial = Arrays.copyOf(partial, Math.clamp(2L * (length + count), 0, longest));
    }
    System.arraycopy(bytes, offset, partial, length, count);
    length += count;
  }

  private void emit() {
    if (!dropping) {
      lines.accept(new String(partial, 0, length, UTF_8));
    }
    clear();
  }

  private void clear() {
    length = 0;
    dropping = false;
    if (partial.length > FIRST_CAPACITY) {
      partial = new byte[FIRST_CAPACITY];
    }
  }

  /** Gives out the last line, if it had no line feed, at the true end of the stream. */
  void end() {
    if (length > 0) {
      emit();
    }
    clear();
  }

  /** Forgets an unfinished line, because the stream was cut and will be read again from there. */
  void cut() {
    clear();
  }
}
