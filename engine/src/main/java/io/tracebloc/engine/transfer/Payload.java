package io.tracebloc.engine.transfer;

import java.io.IOException;

/** Where the content of an item goes. */
interface Payload {
  /** Takes nothing: the content is only looked at. */
  Payload NONE =
      new Payload() {
        @Override
        public void frame(byte[] bytes, int length) {}

        @Override
        public void content(byte[] bytes, int length) {}
      };

  /** Writes what belongs to the archive. */
  void frame(byte[] bytes, int length) throws IOException;

  /** Writes what belongs to a file. */
  void content(byte[] bytes, int length) throws IOException;

  /** Writes zeros that belong to the archive. */
  default void zeros(long count) throws IOException {
    var block = new byte[(int) Math.min(count, WorkItem.UNIT)];
    for (long left = count; left > 0; left -= block.length) {
      frame(block, (int) Math.min(left, block.length));
    }
  }
}
