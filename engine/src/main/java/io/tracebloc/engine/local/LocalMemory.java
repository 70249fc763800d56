package io.tracebloc.engine.local;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Opens what is remembered. Safe for use by several threads. */
public interface LocalMemory {
  /** Remembers nothing. */
  LocalMemory NONE =
      new LocalMemory() {
        @Override
        public DigestCache digests(String place) {
          return DigestCache.NONE;
        }

        @Override
        public UploadClaim claim(String place) {
          var suffix = HexFormat.of().toHexDigits(new SecureRandom().nextInt());
          return new UploadClaim() {
            @Override
            public String suffix() {
              return suffix;
            }

            @Override
            public void close() {}
          };
        }
      };

  /**
   * Digests of the files that were sent to a place.
   *
   * @param place names where files go: server, namespace, claim and path; any text
   */
  DigestCache digests(String place);

  /** Claims the upload to a place. */
  UploadClaim claim(String place);
}
