package io.tracebloc.engine.local;

import java.nio.ByteBuffer;

/**
 * What a digest is remembered for. Made of hashes: no name of a file is kept.
 *
 * @param high first half of the hash of path and algorithm
 * @param low second half
 * @param state hash of the file's size, times and identity
 */
record DigestKey(long high, long low, long state) {
  static DigestKey of(String folder, String name, String algorithm, FileState file) {
    var path = ByteBuffer.wrap(Sha256.of(algorithm, folder, name));
    var states = ByteBuffer.allocate(4 * Long.BYTES);
    states.putLong(file.size()).putLong(file.modified());
    states.putLong(file.changed()).putLong(file.identity());
    var state = ByteBuffer.wrap(Sha256.of(states.array()));
    return new DigestKey(path.getLong(0), path.getLong(8), state.getLong(0));
  }
}
