package io.tracebloc.engine.dataset.text;

/** Looks at a text piece by piece. For one thread and one text. */
interface TextScan {
  /** Takes the next piece; no character is cut in two unless the text is malformed. */
  void accept(byte[] bytes, int start, int end);

  /** Whether the rest of the text can make no difference. */
  boolean isDecided();
}
