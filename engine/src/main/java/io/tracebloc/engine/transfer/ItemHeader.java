package io.tracebloc.engine.transfer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What announces an errand to the remote worker; see {@code receive.sh}. */
final class ItemHeader {
  private static final int CHUNK_UNITS = (int) (WorkPlan.CHUNK / WorkItem.UNIT);

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final long contentBytes;

  /**
   * A header.
   *
   * @param compressed whether the content comes as gzip members
   */
  ItemHeader(Errand errand, boolean compressed) {
    contentBytes =
        switch (errand.item()) {
          case WorkItem.Segment segment -> segment(segment, errand.content(), compressed);
          case WorkItem.Chunk chunk -> chunk(chunk, errand.content(), compressed);
        };
  }

  /** The line and the names. */
  byte[] bytes() {
    return bytes.toByteArray();
  }

  /** How many bytes of content the far side then waits for. */
  long contentBytes() {
    return contentBytes;
  }

  private long segment(WorkItem.Segment segment, boolean content, boolean compressed) {
    var names = new ByteArrayOutputStream();
    for (var member : segment.members()) {
      names.writeBytes(TransferPlan.listed(TransferPlan.encode(member.file())));
    }
    long units = Math.ceilDiv(ItemReader.archiveBytes(segment), WorkItem.UNIT);
    line(
        content ? "segment" : "files",
        segment,
        names.size(),
        counted(units, compressed),
        0,
        0,
        "-",
        0);
    bytes.writeBytes(names.toByteArray());
    return content ? units * WorkItem.UNIT : 0;
  }

  private long chunk(WorkItem.Chunk chunk, boolean content, boolean compressed) {
    var listed = TransferPlan.listed(TransferPlan.encode(chunk.file()));
    long units = chunk.bytes() / WorkItem.UNIT;
    // After the last part nothing may follow; so one looks further than it goes.
    long count = chunk.last() ? CHUNK_UNITS + 2L : units;
    var rest = chunk.last() ? Long.toString(chunk.bytes() % WorkItem.UNIT) : "-";
    line(
        content ? "chunk" : "part",
        chunk,
        listed.length - 1,
        counted(units, compressed),
        chunk.offset() / WorkItem.UNIT,
        count,
        rest,
        TarHeader.seconds(chunk.file().modified()));
    bytes.write(listed, 0, listed.length - 1);
    return content ? chunk.bytes() : 0;
  }

  private static String counted(long units, boolean compressed) {
    return compressed ? "z" : Long.toString(units);
  }

  private void line(
      String kind,
      WorkItem item,
      int names,
      String units,
      long seek,
      long count,
      String rest,
      long time) {
    var line =
        "%s %d %s %d %s %d %d %s %d\n"
            .formatted(kind, item.number(), item.mark(), names, units, seek, count, rest, time);
    bytes.writeBytes(line.getBytes(StandardCharsets.US_ASCII));
  }
}
