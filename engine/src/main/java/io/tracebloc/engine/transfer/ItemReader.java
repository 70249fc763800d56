package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.local.DigestCache;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what items are made of and computes what the far side must say of them. Owns its buffer;
 * confined to one thread.
 */
final class ItemReader {
  private static final int BUFFER = 256 * 1024;

  private final Digest digest;
  private final DigestCache cache;
  private final ReadAhead ahead;
  private final byte[] buffer = new byte[BUFFER];

  /**
   * A reader.
   *
   * @param cache is told digests of whole files, and asked for them where no content is needed
   * @param ahead what need not be digested any more
   */
  ItemReader(Digest digest, DigestCache cache, ReadAhead ahead) {
    this.digest = digest;
    this.cache = cache;
    this.ahead = ahead;
  }

  /** Bytes of the archive that a segment becomes, without its padding. */
  static long archiveBytes(WorkItem.Segment segment) {
    long bytes = 2L * TarHeader.BLOCK;
    for (var member : segment.members()) {
      bytes += TarHeader.size(TransferPlan.encode(member.file()));
      bytes += TarHeader.padded(member.file().size());
    }
    return bytes;
  }

  /**
   * Passes the item's content on as it goes over the wire.
   *
   * @throws io.tracebloc.engine.failure.LocalFailure if a file cannot be read or has changed
   */
  Expected read(WorkItem item, Payload payload) throws IOException {
    var known = ahead.take(item, digest);
    if (known.isEmpty()) {
      return digested(item, payload);
    }
    new ItemReader(Digest.SIZE, DigestCache.NONE, ReadAhead.NONE).digested(item, payload);
    return known.get();
  }

  private Expected digested(WorkItem item, Payload payload) throws IOException {
    return switch (item) {
      case WorkItem.Segment segment -> archive(segment, payload);
      case WorkItem.Chunk chunk -> {
        var sum = content(chunk.file(), chunk.offset(), chunk.bytes(), payload);
        yield expected(item, List.of(sum), sum);
      }
    };
  }

  /** What the far side must say of the item if it has it already. */
  Expected recall(WorkItem item) throws IOException {
    if (!(item instanceof WorkItem.Segment segment) || digest == Digest.SIZE) {
      return read(item, Payload.NONE);
    }
    var digests = new ArrayList<byte[]>();
    for (var member : segment.members()) {
      digests.add(digest(member.file()));
    }
    return expected(segment, digests);
  }

  /** The digest of a whole file: remembered, or computed now. */
  byte[] digest(DatasetFile file) throws IOException {
    var known = known(file);
    return known.isPresent() ? known.get() : compute(file);
  }

  private byte[] compute(DatasetFile file) throws IOException {
    if (file.size() <= WorkPlan.CHUNK) {
      return whole(file, Payload.NONE);
    }
    var pieces = digest.start();
    for (long offset = 0; offset < file.size(); offset += WorkPlan.CHUNK) {
      long length = Math.min(WorkPlan.CHUNK, file.size() - offset);
      pieces.update(content(file, offset, length, Payload.NONE));
    }
    var sum = pieces.digest();
    cache.remember(file, digest.algorithm(file), sum);
    return sum;
  }

  private Optional<byte[]> known(DatasetFile file) {
    return cache.find(file, digest.algorithm(file));
  }

  private Expected archive(WorkItem.Segment segment, Payload payload) throws IOException {
    var digests = new ArrayList<byte[]>();
    for (var member : segment.members()) {
      var file = member.file();
      var header = TarHeader.of(TransferPlan.encode(file), file.size(), file.modified());
      payload.frame(header, header.length);
      digests.add(whole(file, payload));
      payload.zeros(TarHeader.padded(file.size()) - file.size());
    }
    payload.zeros(2L * TarHeader.BLOCK);
    return expected(segment, digests);
  }

  private Expected expected(WorkItem.Segment segment, List<byte[]> digests) {
    if (digest == Digest.SIZE) {
      return new Expected(answers(segment), List.of());
    }
    var list = new DigestList(digest);
    for (int i = 0; i < digests.size(); i++) {
      var name = TransferPlan.listed(TransferPlan.encode(segment.members().get(i).file()));
      list.add(digests.get(i), Arrays.copyOf(name, name.length - 1));
    }
    return new Expected(list.answers(), digests);
  }

  private Expected expected(WorkItem item, List<byte[]> digests, byte[] sum) {
    return digest == Digest.SIZE
        ? new Expected(answers(item), List.of())
        : new Expected(Set.of(HexFormat.of().formatHex(sum)), digests);
  }

  /** Without digests: the number of bytes, or that all of them were there to be written. */
  private static Set<String> answers(WorkItem item) {
    return Set.of(Long.toString(item.bytes()), "stored");
  }

  private byte[] whole(DatasetFile file, Payload payload) throws IOException {
    var sum = content(file, 0, file.size(), payload);
    if (digest != Digest.SIZE) {
      cache.remember(file, digest.algorithm(file), sum);
    }
    return sum;
  }

  private byte[] content(DatasetFile file, long offset, long length, Payload payload)
      throws IOException {
    var sum = digest.start();
    try (var source = SourceFile.open(file, offset, length)) {
      for (int read = source.read(buffer); read >= 0; read = source.read(buffer)) {
        sum.update(buffer, 0, read);
        payload.content(buffer, read);
      }
    }
    return sum.digest();
  }
}
