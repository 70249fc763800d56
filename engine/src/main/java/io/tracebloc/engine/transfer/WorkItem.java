package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * What one stream sends in one go, and the far side acknowledges as a whole. Immutable.
 *
 * @see WorkPlan
 */
sealed interface WorkItem {
  /** The far side counts content in units of this many bytes. */
  int UNIT = 64 * 1024;

  /** Its place in the plan; unique in a transfer. */
  long number();

  /** Content bytes. */
  long bytes();

  /** How many files are complete with it. */
  int files();

  /** A word for people. */
  String name();

  /**
   * 32 hexadecimal digits that are the same in another run for the same pieces of the same files,
   * as far as names, sizes and times tell.
   */
  String mark();

  /**
   * A file and its place in the file set.
   *
   * @param index counted from 0
   */
  record Member(long index, DatasetFile file) {}

  /**
   * Small files, sent as one archive.
   *
   * @param members the files with their places in the file set
   */
  record Segment(long number, List<Member> members) implements WorkItem {
    public Segment {
      members = List.copyOf(members);
    }

    @Override
    public long bytes() {
      return members.stream().mapToLong(member -> member.file().size()).sum();
    }

    @Override
    public int files() {
      return members.size();
    }

    @Override
    public String name() {
      var first = members.getFirst().file().target();
      return members.size() == 1 ? first : "%s and %,d more".formatted(first, members.size() - 1);
    }

    @Override
    public String mark() {
      var digest = Digest.SHA256.start();
      members.forEach(member -> add(digest, member.file(), -1));
      return hex(digest);
    }
  }

  /**
   * A part of a large file, written in place.
   *
   * @param index of the file in the file set
   * @param offset where it begins; a multiple of {@link #UNIT}
   * @param bytes its length; a multiple of {@link #UNIT} unless it is the last
   */
  record Chunk(long number, long index, DatasetFile file, long offset, long bytes)
      implements WorkItem {
    boolean last() {
      return offset + bytes == file.size();
    }

    @Override
    public int files() {
      return last() ? 1 : 0;
    }

    @Override
    public String name() {
      return file.target();
    }

    @Override
    public String mark() {
      var digest = Digest.SHA256.start();
      add(digest, file, offset);
      return hex(digest);
    }
  }

  private static void add(MessageDigest digest, DatasetFile file, long offset) {
    var name = TransferPlan.encode(file);
    digest.update(
        ByteBuffer.allocate(4 * Long.BYTES)
            .putLong(name.length)
            .putLong(file.size())
            .putLong(file.modified())
            .putLong(offset)
            .flip());
    digest.update(name);
  }

  private static String hex(MessageDigest digest) {
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }
}
