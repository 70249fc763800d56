package io.tracebloc.engine.local;

import io.tracebloc.engine.dataset.DatasetFile;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;

/**
 * What tells that a file's content is still the same. A changed content has another size or time;
 * another file at the same path has another identity. The time of the last change of any kind gives
 * away those who set the modification time back.
 *
 * @param size bytes
 * @param modified nanoseconds since the epoch
 * @param changed the same for the last change of content, name or rights; 0 where the system does
 *     not say
 * @param identity number of the file in its file system; 0 where there is none
 */
record FileState(long size, long modified, long changed, long identity) {
  private static final String UNIX = "unix:isRegularFile,size,lastModifiedTime,ctime,ino";

  /** Asked once: each answer is a set made anew. */
  private static final boolean UNIX_HERE =
      FileSystems.getDefault().supportedFileAttributeViews().contains("unix");

  /**
   * The file as it is now, without following a link.
   *
   * @throws IOException if it cannot be looked at or is no regular file
   */
  static FileState of(Path file) throws IOException {
    if (UNIX_HERE && file.getFileSystem().equals(FileSystems.getDefault())) {
      var all = Files.readAttributes(file, UNIX, LinkOption.NOFOLLOW_LINKS);
      requireRegular((Boolean) all.get("isRegularFile"), file);
      return new FileState(
          (Long) all.get("size"),
          nanos((FileTime) all.get("lastModifiedTime")),
          nanos((FileTime) all.get("ctime")),
          (Long) all.get("ino"));
    }
    var basic = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    requireRegular(basic.isRegularFile(), file);
    var key = basic.fileKey();
    return new FileState(
        basic.size(), nanos(basic.lastModifiedTime()), 0, key == null ? 0 : key.hashCode());
  }

  /** Whether this is the file that the scan saw. */
  boolean matches(DatasetFile file) {
    return size == file.size() && modified == file.modified();
  }

  /** Whether nothing has happened to the file at that time and since then. */
  boolean olderThan(long nanos) {
    return modified < nanos && changed < nanos;
  }

  private static void requireRegular(boolean regular, Path file) throws IOException {
    if (!regular) {
      throw new IOException("no regular file: " + file);
    }
  }

  private static long nanos(FileTime time) {
    return time.to(TimeUnit.NANOSECONDS);
  }
}
