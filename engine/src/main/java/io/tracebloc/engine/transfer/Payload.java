package io.tracebloc.engine.transfer;

import java.io.IOException;

/** Where the content of an item goes. */
interface Payload {
  /** Takes nothing: the content is only looked at. */
  Payload NONE = (bytes, length, ofFile) -> {};

  /**
   * Writes a part of the item.
   *
   * @param ofFile whether that is content of a file; otherwise it belongs to the archive
   */
  void write(byte[] bytes, int length, boolean ofFile) throws IOException;

  /** Writes what belongs to a file. */
  default void content(byte[] bytes, int length) throws IOException {
    write(bytes, length, true);
  }

  /** Writes what belongs to the archive. */
  default void frame(byte[] bytes, int length) throws IOException {
    write(bytes, length, false);
  }

  /** Writes zeros that belong to the archive. */
  default void zeros(long count) throws IOException {
    var block = new byte[(int) Math.min(count, WorkItem.UNIT)];
    for (long left = count; left > 0; left -= block.length) {
      frame(block, (int) Math.min(left, block.length));
    }
  }

  /** Ends the item. */
  default void finish() throws IOException {}
}
