package io.tracebloc.engine.local;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;

/**
 * The files of a {@link DigestTable} that grows: one file for each size, of which the largest one
 * counts.
 */
final class DigestTables {
  /** 8,192 entries in 512 KiB. */
  static final int SMALLEST = 7;

  /** 2,097,152 entries in 128 MiB. */
  static final int LARGEST = 15;

  /** Sizes in between: each table has four times the entries of the one before. */
  static final int STEP = 2;

  private static final String NAME = "digests-";
  private static final String DRAFT = "digests-new";

  /** A draft of that age was left behind by a process that was killed. */
  private static final Duration STALE = Duration.ofMinutes(10);

  private final PrivateFolder folder;

  DigestTables(PrivateFolder folder) {
    this.folder = folder;
  }

  /** Opens the largest table there is, else a new one. */
  DigestTable open() throws IOException {
    for (int bits = LARGEST; bits > SMALLEST; bits -= STEP) {
      if (Files.isRegularFile(folder.resolve(NAME + bits), LinkOption.NOFOLLOW_LINKS)) {
        return new DigestTable(channel(bits), bits);
      }
    }
    return new DigestTable(channel(SMALLEST), SMALLEST);
  }

  /**
   * Gives a table that is larger than this one and has the same entries.
   *
   * @return the same table if it cannot grow now
   */
  DigestTable grow(DigestTable table, int today) throws IOException {
    var grown = open();
    if (grown.bits() > table.bits()) {
      // Another process was faster.
      table.close();
      return grown;
    }
    grown.close();
    if (table.bits() + STEP > LARGEST) {
      return table;
    }
    return copy(table, table.bits() + STEP, today);
  }

  private DigestTable copy(DigestTable table, int bits, int today) throws IOException {
    FileChannel draft;
    try {
      draft = folder.open(DRAFT, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException atWork) {
      deleteStaleDraft();
      return table;
    }
    try (var larger = new DigestTable(draft, bits)) {
      table.copyInto(larger, today);
    } catch (IOException failure) {
      folder.delete(DRAFT);
      throw failure;
    }
    folder.rename(DRAFT, NAME + bits);
    var opened = new DigestTable(channel(bits), bits);
    table.close();
    for (int smaller = SMALLEST; smaller < bits; smaller += STEP) {
      folder.delete(NAME + smaller);
    }
    return opened;
  }

  private void deleteStaleDraft() throws IOException {
    var made = Files.getLastModifiedTime(folder.resolve(DRAFT), LinkOption.NOFOLLOW_LINKS);
    if (made.toInstant().isBefore(Instant.now().minus(STALE))) {
      folder.delete(DRAFT);
    }
  }

  private FileChannel channel(int bits) throws IOException {
    try {
      return channelOf(NAME + bits);
    } catch (AccessDeniedException foreign) {
      // Left by another user who had this one's home, as with sudo.
      folder.delete(NAME + bits);
      return channelOf(NAME + bits);
    }
  }

  private FileChannel channelOf(String name) throws IOException {
    return folder.open(
        name, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
  }
}
