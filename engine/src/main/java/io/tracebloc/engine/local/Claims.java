package io.tracebloc.engine.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Claims of uploads. All are locks on bytes of one empty file, one byte for each suffix: the
 * operating system frees them when a process ends, and there is nothing to clean up.
 */
final class Claims {
  private static final String FILE = "claims";

  /** Tells machines apart that share a home; missing on some systems. */
  private static final Path MACHINE = Path.of("/etc/machine-id");

  private final PrivateFolder folder;
  private final Installation installation;
  private final SecureRandom random;

  /** Open until the process ends: closing any channel of the file would free all its locks. */
  private Optional<FileChannel> file = Optional.empty();

  Claims(PrivateFolder folder, Installation installation, SecureRandom random) {
    this.folder = folder;
    this.installation = installation;
    this.random = random;
  }

  /** The claim of a place; one that is given once if it is taken or nothing can be kept. */
  synchronized UploadClaim claim(String place) {
    try {
      var suffix = suffix(place);
      var lock = lock(Integer.toUnsignedLong(suffix));
      if (lock.isPresent()) {
        return new Held(HexFormat.of().toHexDigits(suffix), lock.get());
      }
    } catch (IOException | RuntimeException unusable) {
      // An upload that cannot be continued is better than none.
    }
    return UploadClaim.of(HexFormat.of().toHexDigits(random.nextInt()));
  }

  private int suffix(String place) throws IOException {
    return ByteBuffer.wrap(Sha256.of("upload", installation.name(), machine(), place)).getInt();
  }

  private static String machine() {
    try {
      return Files.readString(MACHINE, StandardCharsets.ISO_8859_1);
    } catch (IOException unknown) {
      return "";
    }
  }

  private Optional<FileLock> lock(long place) throws IOException {
    if (file.isEmpty()) {
      file = Optional.of(folder.open(FILE, StandardOpenOption.WRITE, StandardOpenOption.CREATE));
    }
    try {
      return Optional.ofNullable(file.get().tryLock(place, 1, false));
    } catch (OverlappingFileLockException ours) {
      return Optional.empty();
    }
  }

  private record Held(String suffix, FileLock lock) implements UploadClaim {
    @Override
    public void close() {
      try {
        lock.release();
      } catch (IOException ended) {
        // The lock ends with the process at the latest.
      }
    }
  }
}
