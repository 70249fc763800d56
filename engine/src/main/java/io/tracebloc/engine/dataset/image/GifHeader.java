package io.tracebloc.engine.dataset.image;

import java.io.IOException;

/** GIF: {@code GIF87a} or {@code GIF89a}, then the logical screen size, least byte first. */
final class GifHeader {
  /** {@code GIF8}. */
  static final long SIGNATURE_START = 0x47494638L;

  private GifHeader() {}

  static ImageHeader read(ImageBytes bytes) throws IOException {
    if (bytes.at(12) < 0) {
      return ImageHeaderReader.cut();
    }
    var version = bytes.at(4);
    if ((version != '7' && version != '9') || bytes.at(5) != 'a') {
      return new ImageHeader.Broken("its GIF header is damaged");
    }
    return ImageHeaderReader.picture(
        bytes.at(6) | bytes.at(7) << 8, bytes.at(8) | bytes.at(9) << 8);
  }
}
