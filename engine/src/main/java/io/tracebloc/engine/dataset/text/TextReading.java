package io.tracebloc.engine.dataset.text;

/** How much of a text file is to be read, and what for. */
public enum TextReading {
  /** Its beginning, for the encoding. */
  BEGINNING,
  /** As much as tells its record. */
  RECORD,
  /** All of it, for the number of its words. */
  WORDS
}
