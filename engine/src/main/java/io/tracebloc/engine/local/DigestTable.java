package io.tracebloc.engine.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * A hash table in a file: buckets of 4 KiB, each with 64 {@link DigestSlot}s. There is nothing but
 * slots, and each vouches for itself: what is missing in the file counts as empty, what is not ours
 * is overwritten, and several processes may change it at once. For use by one thread at a time.
 */
final class DigestTable implements AutoCloseable {
  static final int BUCKET = 4096;

  private final FileChannel channel;
  private final int bits;
  private final ByteBuffer bucket = ByteBuffer.allocateDirect(BUCKET);

  /**
   * A table in that file.
   *
   * @param bits there are two to the power of this many buckets
   */
  DigestTable(FileChannel channel, int bits) {
    this.channel = channel;
    this.bits = bits;
  }

  /** Two to the power of this many buckets. */
  int bits() {
    return bits;
  }

  /** The digest for that very state of a file. */
  Optional<byte[]> find(DigestKey key, int today) throws IOException {
    long number = number(key.high());
    read(number);
    int place =
        first(
            at ->
                DigestSlot.isFor(bucket, at, key)
                    && DigestSlot.isCurrent(bucket, at, key)
                    && DigestSlot.isValid(bucket, at));
    if (place < 0) {
      return Optional.empty();
    }
    var digest = DigestSlot.digest(bucket, place);
    if (DigestSlot.age(bucket, place, today) > DigestSlot.LIFE / 10) {
      write(number, place, key, digest, today);
    }
    return Optional.of(digest);
  }

  /**
   * Puts a digest into the place of an older one for the same path, of nothing or of an entry that
   * was not used for long.
   *
   * @param evict whether to put it into the place of the entry not used for longest otherwise
   * @return whether there was a place
   */
  boolean store(DigestKey key, byte[] digest, int today, boolean evict) throws IOException {
    long number = number(key.high());
    read(number);
    int place = first(at -> DigestSlot.isFor(bucket, at, key));
    if (place < 0) {
      place = first(at -> DigestSlot.isEmpty(bucket, at));
    }
    if (place < 0) {
      place = oldest(today, evict ? -1 : DigestSlot.LIFE);
    }
    if (place >= 0) {
      write(number, place, key, digest, today);
    }
    return place >= 0;
  }

  /** The first slot of the bucket that is as wanted, or -1. */
  private int first(IntPredicate wanted) {
    for (int at = 0; at < BUCKET; at += DigestSlot.BYTES) {
      if (wanted.test(at)) {
        return at;
      }
    }
    return -1;
  }

  /**
   * The slot not used for longest, and for longer than so many days, or -1; of no use is oldest.
   */
  private int oldest(int today, int than) {
    int place = -1;
    int oldest = than;
    for (int at = 0; at < BUCKET; at += DigestSlot.BYTES) {
      int age =
          DigestSlot.isValid(bucket, at)
              ? Math.max(0, DigestSlot.age(bucket, at, today))
              : Integer.MAX_VALUE;
      if (age > oldest) {
        oldest = age;
        place = at;
      }
    }
    return place;
  }

  /** Copies all that was used lately into an empty table that is larger. */
  void copyInto(DigestTable larger, int today) throws IOException {
    int more = larger.bits - bits;
    for (long number = 0; number < 1L << bits && number * BUCKET < channel.size(); number++) {
      read(number);
      var buckets = ByteBuffer.allocate(BUCKET << more);
      var filled = new int[1 << more];
      for (int at = 0; at < BUCKET; at += DigestSlot.BYTES) {
        if (DigestSlot.isValid(bucket, at)
            && DigestSlot.age(bucket, at, today) <= DigestSlot.LIFE
            && number(DigestSlot.high(bucket, at)) == number) {
          int child = (int) (larger.number(DigestSlot.high(bucket, at)) - (number << more));
          int to = child * BUCKET + filled[child]++ * DigestSlot.BYTES;
          buckets.put(to, bucket, at, DigestSlot.BYTES);
        }
      }
      larger.writeWhole(buckets, (number << more) * BUCKET);
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private long number(long hash) {
    return hash >>> (Long.SIZE - bits);
  }

  private void read(long number) throws IOException {
    bucket.clear();
    while (bucket.hasRemaining()) {
      if (channel.read(bucket, number * BUCKET + bucket.position()) < 0) {
        break;
      }
    }
    while (bucket.hasRemaining()) {
      bucket.put((byte) 0);
    }
  }

  private void write(long number, int at, DigestKey key, byte[] digest, int day)
      throws IOException {
    DigestSlot.write(bucket, at, key, digest, day);
    writeWhole(bucket.slice(at, DigestSlot.BYTES), number * BUCKET + at);
  }

  private void writeWhole(ByteBuffer bytes, long at) throws IOException {
    long end = at + bytes.remaining();
    while (bytes.hasRemaining()) {
      channel.write(bytes, end - bytes.remaining());
    }
  }
}
