package io.tracebloc.engine.transfer;

import java.io.IOException;

/** Where the content of an item goes. */
interface Payload {
  /** Takes nothing: the content is only looked at. */
  Payload NONE = (bytes, offset, length) -> {};

  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Writes zeros. */
  default void zeros(long count) throws IOException {
    var block = new byte[(int) Math.min(count, WorkItem.UNIT)];
    for (long left = count; left > 0; left -= block.length) {
      write(block, 0, (int) Math.min(left, block.length));
    }
  }
}
