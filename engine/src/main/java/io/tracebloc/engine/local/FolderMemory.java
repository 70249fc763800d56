package io.tracebloc.engine.local;

import io.tracebloc.engine.stream.TransportMemory;
import java.security.SecureRandom;
import java.time.InstantSource;

/** What lies in two folders. */
final class FolderMemory implements LocalMemory {
  private final PrivateFolder cache;
  private final InstantSource clock;
  private final Claims claims;
  private final KnownTransports transports;

  FolderMemory(MemoryFolders folders, InstantSource clock) {
    var random = new SecureRandom();
    var state = new PrivateFolder(folders.state());
    this.cache = new PrivateFolder(folders.cache());
    this.clock = clock;
    this.claims = new Claims(state, new Installation(state, random), random);
    this.transports = new KnownTransports(state, clock, random);
  }

  @Override
  public DigestCache digests() {
    return new StoredDigests(cache, clock.instant());
  }

  @Override
  public UploadClaim claim(String place) {
    return claims.claim(place);
  }

  @Override
  public TransportMemory transports() {
    return transports;
  }
}
