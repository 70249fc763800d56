package io.tracebloc.engine.dataset.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Reads picture headers, one after another. For one thread: it keeps a buffer. */
public final class ImageHeaderReader {
  private static final int WINDOW = 2048;

  /** Decoders take larger pictures for an attack: twice a quarter of a GiB, of three bytes each. */
  private static final long MOST_PIXELS = 2 * (1L << 30) / 4 / 3;

  private final ByteBuffer window = ByteBuffer.allocateDirect(WINDOW);

  /**
   * Reads the header at the start of a file. Content decides, not the name (IMG-03).
   *
   * @throws IOException if the file cannot be read; bad content is a result instead
   */
  public ImageHeader read(FileChannel channel) throws IOException {
    return read(new WindowedBytes(channel, window));
  }

  static ImageHeader read(ImageBytes bytes) throws IOException {
    var first = bytes.int32(0);
    if (first == PngHeader.SIGNATURE_START) {
      return PngHeader.read(bytes);
    }
    if (first >>> 8 == JpegHeader.SIGNATURE) {
      return JpegHeader.read(bytes);
    }
    if (first == GifHeader.SIGNATURE_START) {
      return GifHeader.read(bytes);
    }
    if (bytes.at(0) < 0) {
      return new ImageHeader.Broken("the file is empty");
    }
    return new ImageHeader.Broken("it is no PNG, JPEG or GIF picture");
  }

  /** A picture if both sides are positive and decoders take so many pixels, else broken. */
  static ImageHeader picture(long width, long height) {
    return width < 1 || height < 1 || height > MOST_PIXELS || width > MOST_PIXELS / height
        ? new ImageHeader.Broken("its header declares an impossible size")
        : new ImageHeader.Picture((int) width, (int) height);
  }

  /** The result for a header that ends too early. */
  static ImageHeader cut() {
    return new ImageHeader.Broken("the file ends inside its header");
  }
}
