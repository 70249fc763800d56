package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Reads a file, or a part of it, and insists that it is still the one that was scanned: a regular
 * file, never through a link, of the same size and modification time from the first byte to the
 * last.
 */
final class SourceFile implements AutoCloseable {
  private static final Set<OpenOption> READ_NO_LINK =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final DatasetFile file;
  private final SeekableByteChannel in;
  private long left;

  private SourceFile(DatasetFile file, SeekableByteChannel in, long length) {
    this.file = file;
    this.in = in;
    this.left = length;
  }

  /**
   * Opens the file.
   *
   * @throws LocalFailure if it cannot be read or is not what was scanned
   */
  static SourceFile open(DatasetFile file) {
    return open(file, 0, file.size());
  }

  /** Opens a part of it. */
  static SourceFile open(DatasetFile file, long offset, long length) {
    try {
      check(file);
      var opened = Files.newByteChannel(file.source(), READ_NO_LINK);
      if (offset > 0) {
        opened.position(offset);
      }
      return new SourceFile(file, opened, length);
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  /**
   * Next bytes, or -1 after the last one; then the file is known to be unchanged.
   *
   * @throws LocalFailure if it cannot be read or has changed
   */
  int read(byte[] buffer) {
    try {
      if (left == 0) {
        check(file);
        return -1;
      }
      int read = in.read(ByteBuffer.wrap(buffer, 0, (int) Math.min(left, buffer.length)));
      if (read < 0) {
        throw changed(file, "it has shrunk");
      }
      left -= read;
      return read;
    } catch (IOException failure) {
      throw unreadable(file, failure);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException ignored) {
      // Nothing was written to it.
    }
  }

  private static void check(DatasetFile file) throws IOException {
    var now =
        Files.readAttributes(file.source(), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    if (!now.isRegularFile()) {
      throw changed(file, "it is no regular file any more");
    }
    if (now.size() != file.size()) {
      throw changed(file, "it had %d bytes and has %d now".formatted(file.size(), now.size()));
    }
    if (now.lastModifiedTime().to(TimeUnit.NANOSECONDS) != file.modified()) {
      throw changed(file, "its modification time is another one");
    }
  }

  private static LocalFailure changed(DatasetFile file, String how) {
    return new LocalFailure(
        "%s changed while it was being sent: %s".formatted(name(file), how),
        "Let the program that writes it finish, then try again.");
  }

  private static Failure unreadable(DatasetFile file, IOException failure) {
    if (failure instanceof ClosedByInterruptException) {
      return new InterruptedFailure("interrupted while reading " + name(file), "");
    }
    if (failure instanceof NoSuchFileException) {
      return changed(file, "it has vanished");
    }
    var reason =
        failure instanceof FileSystemException system && system.getReason() != null
            ? system.getReason()
            : failure.getClass().getSimpleName();
    return new LocalFailure(
        "%s cannot be read: %s".formatted(name(file), Printable.of(reason)),
        "Check the file and its permissions, then try again.",
        failure);
  }

  private static String name(DatasetFile file) {
    return Printable.of(file.source().toString());
  }
}
