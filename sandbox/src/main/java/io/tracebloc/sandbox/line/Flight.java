package io.tracebloc.sandbox.line;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** Pieces under way in one direction of one connection, bounded in bytes. */
final class Flight {
  /**
   * Some bytes.
   *
   * @param bytes in an array from its start; none for the end of all bytes
   * @param due when they arrive
   */
  record Piece(ByteBuffer bytes, long due) {
    int length() {
      return bytes.remaining();
    }

    boolean isEnd() {
      return length() == 0;
    }
  }

  private final long capacity;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private long held;

  /** Room for so many bytes; one piece always fits. */
  Flight(long capacity) {
    this.capacity = capacity;
  }

  /** Adds a piece as soon as there is room. */
  synchronized void put(Piece piece) throws InterruptedException {
    while (held > 0 && held + piece.length() > capacity) {
      wait();
    }
    held += piece.length();
    pieces.add(piece);
    notifyAll();
  }

  /** Takes the next piece as soon as there is one, whether it is due or not. */
  synchronized Piece take() throws InterruptedException {
    while (pieces.isEmpty()) {
      wait();
    }
    return pieces.remove();
  }

  /** Makes room for more, once a piece has arrived. */
  synchronized void arrived(Piece piece) {
    held -= piece.length();
    notifyAll();
  }
}
