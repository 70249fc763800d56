package io.tracebloc.engine.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A folder that only its user can read. It is made when it is needed. Files in it are never
 * followed where they are links, and never waited for where they are pipes.
 */
final class PrivateFolder {
  private final Path path;
  private final boolean posix;

  PrivateFolder(Path path) {
    this.path = path;
    this.posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Opens a file.
   *
   * @throws NoSuchFileException if it is not there and is not to be created
   * @throws IOException if it cannot be opened, is no regular file, or if others may write to the
   *     folder
   */
  FileChannel open(String name, OpenOption... options) throws IOException {
    var file = checked().resolve(name);
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("no regular file: " + file);
    }
    Set<OpenOption> all = new HashSet<>(List.of(options));
    all.add(LinkOption.NOFOLLOW_LINKS);
    return FileChannel.open(file, all, mode("rw-------"));
  }

  /**
   * The content of a small file.
   *
   * @throws IOException if it cannot be read or has more than {@code limit} bytes
   */
  byte[] read(String name, int limit) throws IOException {
    try (var channel = open(name, StandardOpenOption.READ)) {
      var buffer = ByteBuffer.allocate(limit + 1);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // Goes on until the end.
      }
      if (!buffer.hasRemaining()) {
        throw new IOException("too large: " + name);
      }
      return Arrays.copyOf(buffer.array(), buffer.position());
    }
  }

  /**
   * Replaces a small file by another content, as a whole.
   *
   * @param draft name of the file while it is being written
   */
  void replace(String name, String draft, byte[] content) throws IOException {
    write(draft, content);
    rename(draft, name);
  }

  /** Writes a new file. */
  void write(String name, byte[] content) throws IOException {
    delete(name);
    try (var channel = open(name, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      var buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
    } catch (IOException failure) {
      delete(name);
      throw failure;
    }
  }

  /** Gives a file another name, atomically. */
  void rename(String from, String to) throws IOException {
    try {
      Files.move(path.resolve(from), path.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failure) {
      delete(from);
      throw failure;
    }
  }

  /** Where a file of that name lies. */
  Path resolve(String name) {
    return path.resolve(name);
  }

  /** Removes a file, if it is there. */
  void delete(String name) throws IOException {
    Files.deleteIfExists(path.resolve(name));
  }

  private Path checked() throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, mode("rwx------"));
    }
    if (posix) {
      var allowed = Files.getPosixFilePermissions(path);
      if (allowed.contains(PosixFilePermission.GROUP_WRITE)
          || allowed.contains(PosixFilePermission.OTHERS_WRITE)) {
        // What others can plant here could pass for our own knowledge.
        throw new AccessDeniedException(path.toString(), null, "others may write to it");
      }
    }
    return path;
  }

  private FileAttribute<?>[] mode(String permissions) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
