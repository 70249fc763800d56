package io.tracebloc.engine.dataset.text;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.dataset.bytes.WhiteSpace;
import java.util.function.Consumer;

/**
 * What stands between white space. Only the cluster splits tags and words, and its language takes
 * U+001C-001F for white space besides the set of R-05.
 */
public final class Words {
  private Words() {}

  /** Hands over the words of a text, in order. */
  public static void forEach(Slice text, Consumer<Slice> words) {
    var bytes = text.bytes();
    var start = text.start();
    for (var at = text.start(); at < text.end(); ) {
      var space = spaceAt(bytes, at, text.end());
      if (space > 0 && at > start) {
        words.accept(new Slice(bytes, start, at));
      }
      at += Math.max(space, 1);
      start = space > 0 ? at : start;
    }
    if (text.end() > start) {
      words.accept(new Slice(bytes, start, text.end()));
    }
  }

  /** How many words a text has. */
  public static int count(Slice text) {
    var scan = new WordScan();
    scan.accept(text.bytes(), text.start(), text.end());
    return (int) scan.words();
  }

  /** Bytes of the white space that starts at an index, 0 if there is none. */
  static int spaceAt(byte[] bytes, int index, int end) {
    var first = bytes[index];
    return first >= 0x1c && first <= 0x1f ? 1 : WhiteSpace.widthAt(bytes, index, end);
  }
}
