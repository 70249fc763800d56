package io.tracebloc.distribution.archive;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;

/**
 * A compressed tar archive of a distribution. It holds files and folders only, sorted, with their
 * execute bits; all have the same time and belong to nobody in particular.
 *
 * @param file where it is written
 * @param time what each entry was last changed at
 */
public record Archive(Path file, Instant time) {
  /** Where the launcher's caches lie, and how their names end. */
  private static final String CACHES = "cache/";

  private static final String CACHE = ".aot";

  /** By it the launcher notices that it was unpacked. */
  private static final String UNPACKED = "cache/unpacked";

  /**
   * Packs a folder; the archive appears when it is complete. A folder with an ahead-of-time cache
   * gets the file by which its launcher notices that installers did not keep the times of files.
   *
   * @param top what all names begin with: nothing, or the name of a folder and a slash
   * @return how many bytes its files have unpacked
   * @throws IOException if the folder has a link, or it cannot be read or the archive not written
   */
  public long pack(Path folder, String top) throws IOException {
    var contents = Contents.of(folder, top);
    if (contents.hasFile(top + CACHES, CACHE)) {
      contents.addEmpty(top + UNPACKED);
    }
    Files.createDirectories(file.getParent());
    var fresh = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      var size = 0L;
      try (var tar = tar(Files.newOutputStream(fresh))) {
        for (var entry : contents.entries()) {
          size += write(entry, tar);
        }
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
      return size;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static TarArchiveOutputStream tar(OutputStream out) throws IOException {
    // The usual level: the best one takes four times as long for half a percent.
    var gzip = new GzipCompressorOutputStream(new BufferedOutputStream(out), new GzipParameters());
    return new TarArchiveOutputStream(new BufferedOutputStream(gzip, 1 << 16));
  }

  private long write(Entry entry, TarArchiveOutputStream tar) throws IOException {
    var header = new TarArchiveEntry(entry.name(), type(entry));
    header.setMode(entry.mode());
    header.setLastModifiedTime(FileTime.from(time));
    header.setIds(0, 0);
    header.setNames("", "");
    var size = entry.content().isPresent() ? Files.size(entry.content().get()) : 0;
    header.setSize(size);
    tar.putArchiveEntry(header);
    if (entry.content().isPresent()) {
      Files.copy(entry.content().get(), tar);
    }
    tar.closeArchiveEntry();
    return size;
  }

  private static byte type(Entry entry) {
    return entry.isFolder() ? TarConstants.LF_DIR : TarConstants.LF_NORMAL;
  }
}
