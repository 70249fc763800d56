package io.tracebloc.engine.local;

import io.tracebloc.engine.dataset.DatasetFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Files and a cache of their digests, at a time when the files have not changed for long. */
final class RememberedFiles {
  static final String SHA256 = "SHA-256";

  private final Path cache;

  RememberedFiles(Path cache) {
    this.cache = cache;
  }

  DigestCache open() {
    return open(Instant.now().plusSeconds(60));
  }

  DigestCache open(Instant now) {
    return new StoredDigests(new PrivateFolder(cache), now);
  }

  void remember(DatasetFile file, byte[] digest) {
    try (var digests = open()) {
      digests.remember(file, SHA256, digest);
    }
  }

  Optional<byte[]> find(DatasetFile file) {
    try (var digests = open()) {
      return digests.find(file, SHA256);
    }
  }

  static DatasetFile write(Path path, String content) throws IOException {
    Files.writeString(path, content);
    return scanned(path);
  }

  static DatasetFile scanned(Path path) throws IOException {
    return new DatasetFile(
        path,
        path.getFileName().toString(),
        Files.size(path),
        Files.getLastModifiedTime(path).to(TimeUnit.NANOSECONDS));
  }

  /** Any digest; another one for another text. */
  static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance(SHA256).digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }
}
