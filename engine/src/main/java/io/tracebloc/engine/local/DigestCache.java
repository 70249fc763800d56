package io.tracebloc.engine.local;

import io.tracebloc.engine.dataset.DatasetFile;
import java.util.Optional;

/**
 * Digests computed earlier, valid for the same path, size, modification time and inode ({@code
 * design.md} 3.7). Safe for use by several threads. Trouble with the cache is never an error: it
 * then knows nothing.
 */
public interface DigestCache extends AutoCloseable {
  /** Knows and remembers nothing. */
  DigestCache NONE =
      new DigestCache() {
        @Override
        public Optional<byte[]> find(DatasetFile file, String algorithm) {
          return Optional.empty();
        }

        @Override
        public void remember(DatasetFile file, String algorithm, byte[] digest) {}

        @Override
        public void close() {}
      };

  /**
   * The digest of the file as it is now.
   *
   * @param algorithm as the JDK names it, for example {@code SHA-256}
   */
  Optional<byte[]> find(DatasetFile file, String algorithm);

  /** Remembers a digest that was just computed from the file's whole content. */
  void remember(DatasetFile file, String algorithm, byte[] digest);

  /** Keeps what was remembered for the next command. */
  @Override
  void close();
}
