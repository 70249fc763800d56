package io.tracebloc.engine.local;

import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.stream.TransportMemory;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * Opens what is remembered. Safe for use by several threads. A process opens the same folders once
 * only: a second memory would not respect the claims of the first one.
 */
public interface LocalMemory {
  /** Remembers nothing. */
  LocalMemory NONE =
      new LocalMemory() {
        @Override
        public DigestCache digests() {
          return DigestCache.NONE;
        }

        @Override
        public UploadClaim claim(String place) {
          return UploadClaim.of(HexFormat.of().toHexDigits(new SecureRandom().nextInt()));
        }

        @Override
        public TransportMemory transports() {
          return TransportMemory.NONE;
        }
      };

  /**
   * What lies in the folders of the user whom this environment belongs to. Nothing is read or
   * created before it is needed.
   */
  static LocalMemory in(HostEnvironment environment, InstantSource clock) {
    return MemoryFolders.of(environment, System.getProperty("os.name", ""))
        .<LocalMemory>map(folders -> new FolderMemory(folders, clock))
        .orElse(NONE);
  }

  /**
   * Digests of files on this machine, wherever they were sent. Open it before the first file is
   * read: it does not remember files that were still being written then.
   */
  DigestCache digests();

  /**
   * Claims the upload to a place.
   *
   * @param place names where files go: server, namespace, claim and path; any text
   */
  UploadClaim claim(String place);

  /** Transports that worked for servers. */
  TransportMemory transports();
}
