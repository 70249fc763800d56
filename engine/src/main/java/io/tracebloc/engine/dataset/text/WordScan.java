package io.tracebloc.engine.dataset.text;

/** Counts words. */
final class WordScan implements TextScan {
  private long words;
  private boolean inWord;

  @Override
  public void accept(byte[] bytes, int start, int end) {
    for (var at = start; at < end; ) {
      var space = Words.spaceAt(bytes, at, end);
      if (space == 0 && !inWord) {
        words++;
      }
      inWord = space == 0;
      at += Math.max(space, 1);
    }
  }

  @Override
  public boolean isDecided() {
    return false;
  }

  long words() {
    return words;
  }
}
