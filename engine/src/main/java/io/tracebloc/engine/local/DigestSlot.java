package io.tracebloc.engine.local;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * One entry of a {@link DigestTable}, 64 bytes: the key, the digest's length (1 byte) and the day
 * of its last use (3 bytes), the digest, a checksum over all of it. An entry that was torn, or that
 * is not ours at all, fails its checksum.
 */
final class DigestSlot {
  static final int BYTES = 64;
  static final int LONGEST_DIGEST = 32;

  /** Days without use after which an entry may go. */
  static final int LIFE = 90;

  private static final int META = 24;
  private static final int DIGEST = 28;
  private static final int CHECKSUM = 60;
  private static final int DAY_MASK = 0xffffff;

  /** Part of every checksum; another number for another layout. */
  private static final int LAYOUT = 0x7462_6401;

  private DigestSlot() {}

  static void write(ByteBuffer to, int at, DigestKey key, byte[] digest, int day) {
    to.putLong(at, key.high()).putLong(at + 8, key.low()).putLong(at + 16, key.state());
    to.putInt(at + META, digest.length << 24 | (day & DAY_MASK));
    to.put(at + DIGEST, new byte[LONGEST_DIGEST]).put(at + DIGEST, digest);
    to.putInt(at + CHECKSUM, checksum(to, at));
  }

  /** Whether the path and the algorithm are those of the key, as far as can be seen. */
  static boolean isFor(ByteBuffer slots, int at, DigestKey key) {
    return slots.getLong(at) == key.high() && slots.getLong(at + 8) == key.low();
  }

  /** Whether the file was in the same state as that of the key. */
  static boolean isCurrent(ByteBuffer slots, int at, DigestKey key) {
    return slots.getLong(at + 16) == key.state();
  }

  /** Whether nothing was ever written there; the quickest of all looks. */
  static boolean isEmpty(ByteBuffer slots, int at) {
    return slots.getInt(at + META) == 0;
  }

  /** Whether there is a whole entry. */
  static boolean isValid(ByteBuffer slots, int at) {
    int length = slots.get(at + META);
    return length > 0
        && length <= LONGEST_DIGEST
        && slots.getInt(at + CHECKSUM) == checksum(slots, at);
  }

  static byte[] digest(ByteBuffer slots, int at) {
    var digest = new byte[slots.get(at + META)];
    slots.get(at + DIGEST, digest);
    return digest;
  }

  /** Decides the place in a table. */
  static long high(ByteBuffer slots, int at) {
    return slots.getLong(at);
  }

  /** Days since the last use; a day to come counts as long ago, or the entry would never go. */
  static int age(ByteBuffer slots, int at, int today) {
    int age = today - (slots.getInt(at + META) & DAY_MASK);
    return age < -1 ? Integer.MAX_VALUE : age;
  }

  private static int checksum(ByteBuffer slots, int at) {
    var checksum = new CRC32C();
    checksum.update(LAYOUT >>> 24);
    checksum.update(LAYOUT >>> 16);
    checksum.update(LAYOUT >>> 8);
    checksum.update(LAYOUT);
    checksum.update(slots.slice(at, CHECKSUM));
    return (int) checksum.getValue();
  }
}
