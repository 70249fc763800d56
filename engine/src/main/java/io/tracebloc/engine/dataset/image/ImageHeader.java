package io.tracebloc.engine.dataset.image;

/** What the first bytes of a file say about the picture in it. */
public sealed interface ImageHeader {
  /**
   * A picture.
   *
   * @param width pixels, at least 1
   * @param height pixels, at least 1
   */
  record Picture(int width, int height) implements ImageHeader {}

  /**
   * Not a picture that can be decoded.
   *
   * @param reason why, in words
   */
  record Broken(String reason) implements ImageHeader {}
}
