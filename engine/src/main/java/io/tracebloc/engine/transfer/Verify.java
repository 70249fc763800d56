package io.tracebloc.engine.transfer;

/** How the copy on the volume is compared with the local files. */
public enum Verify {
  /** SHA-256; a faster digest where the stage image computes SHA-256 slowly and data is large. */
  AUTO,
  /** SHA-256 of every byte. */
  SHA256,
  /** The digest that the stage image computes fastest. */
  FAST,
  /** Names, number and sizes only. */
  SIZE
}
