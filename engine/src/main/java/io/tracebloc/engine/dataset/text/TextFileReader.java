package io.tracebloc.engine.dataset.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads text files one after the other through one buffer of 64 KiB. For one thread; a text may be
 * of any size.
 */
public final class TextFileReader {
  /** How much of a file tells its encoding, in bytes. */
  static final int BEGINNING = 64 << 10;

  private final int beginning;
  private final ByteBuffer buffer;

  /** A reader. */
  public TextFileReader() {
    this(BEGINNING);
  }

  TextFileReader(int beginning) {
    this.beginning = beginning;
    // One byte more than the beginning tells whether the file goes on.
    this.buffer = ByteBuffer.allocate(beginning + 1);
  }

  /**
   * Reads a text.
   *
   * @throws IOException if the channel cannot be read
   */
  public TextContent read(ReadableByteChannel channel, TextReading reading) throws IOException {
    buffer.clear();
    var whole = fill(channel);
    var length = Math.min(buffer.position(), beginning);
    var encoding = TextEncoding.of(buffer.array(), length, whole && length == buffer.position());
    return switch (reading) {
      case BEGINNING -> new TextContent(encoding, Optional.empty(), OptionalLong.empty());
      case RECORD -> {
        var scan = new RecordScan();
        scan(channel, scan, whole);
        yield new TextContent(encoding, Optional.of(scan.record()), OptionalLong.empty());
      }
      case WORDS -> {
        var scan = new WordScan();
        scan(channel, scan, whole);
        yield new TextContent(encoding, Optional.empty(), OptionalLong.of(scan.words()));
      }
    };
  }

  private void scan(ReadableByteChannel channel, TextScan scan, boolean whole) throws IOException {
    var atEnd = whole;
    while (true) {
      var bytes = buffer.array();
      var length = buffer.position();
      var complete = atEnd ? length : completeCharacters(bytes, length);
      scan.accept(bytes, 0, complete);
      if (atEnd || scan.isDecided()) {
        return;
      }
      buffer.flip().position(complete);
      buffer.compact();
      atEnd = fill(channel);
    }
  }

  /** Fills the buffer; whether the end was reached. */
  private boolean fill(ReadableByteChannel channel) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer) < 0) {
        return true;
      }
    }
    return false;
  }

  /** The length without a character at the end whose last bytes are still to come. */
  private static int completeCharacters(byte[] bytes, int length) {
    for (var at = length - 1; at >= Math.max(0, length - 3); at--) {
      var value = bytes[at] & 0xff;
      if (value >= 0xc0) {
        var width = value >= 0xf0 ? 4 : value >= 0xe0 ? 3 : 2;
        return at + width > length ? at : length;
      }
      if (value < 0x80) {
        return length;
      }
    }
    return length;
  }
}
