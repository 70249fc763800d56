package io.tracebloc.engine.dataset.image;

import java.io.IOException;

/** Random access to the bytes of a file, read in pieces as needed. */
interface ImageBytes {
  /** The byte at an offset as 0 to 255, or -1 behind the end. */
  int at(long offset) throws IOException;

  /** Two bytes, most significant first, or -1 behind the end. */
  default int short16(long offset) throws IOException {
    var low = at(offset + 1);
    return low < 0 ? -1 : at(offset) << 8 | low;
  }

  /** Four bytes, most significant first, or -1 behind the end. */
  default long int32(long offset) throws IOException {
    var low = short16(offset + 2);
    return low < 0 ? -1 : (long) short16(offset) << 16 | low;
  }

  /** Fills an array with the bytes from an offset on; false if there are not enough. */
  default boolean copy(long offset, byte[] into) throws IOException {
    if (at(offset + into.length - 1) < 0) {
      return false;
    }
    for (var index = 0; index < into.length; index++) {
      into[index] = (byte) at(offset + index);
    }
    return true;
  }
}
