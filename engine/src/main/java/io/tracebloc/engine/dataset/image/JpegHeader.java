package io.tracebloc.engine.dataset.image;

import java.io.IOException;
import java.util.Optional;

/**
 * JPEG: the first frame header, whichever kind it is, and the segments up to the picture's data
 * (ITU-T T.81 B.1, B.2.2); the cluster's decoder refuses a file that is cut off before these. A
 * bounded number of steps; segments are jumped over, not read.
 */
final class JpegHeader {
  /** Start of image and the first byte of the next marker. */
  static final long SIGNATURE = 0xffd8ffL;

  /** The picture's data follow. */
  private static final int SCAN = 0xda;

  /** End of image. */
  private static final int END = 0xd9;

  private static final int MOST_SEGMENTS = 4096;
  private static final int MOST_FILL = 1 << 16;

  private final ImageBytes bytes;
  private int fillLeft = MOST_FILL;

  private JpegHeader(ImageBytes bytes) {
    this.bytes = bytes;
  }

  static ImageHeader read(ImageBytes bytes) throws IOException {
    return new JpegHeader(bytes).read();
  }

  private ImageHeader read() throws IOException {
    long at = 2;
    Optional<ImageHeader> picture = Optional.empty();
    for (var segment = 0; segment < MOST_SEGMENTS; segment++) {
      at = skipToMarker(at);
      if (at < 0) {
        return ImageHeaderReader.cut();
      }
      var marker = bytes.at(at++);
      if (marker == 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
        continue; // These stand alone.
      }
      if (marker == END) {
        return ImageHeaderReader.cut();
      }
      if (marker == SCAN && picture.isEmpty()) {
        return new ImageHeader.Broken("its JPEG data starts before any frame header");
      }
      var length = bytes.short16(at);
      if (length < 0) {
        return ImageHeaderReader.cut();
      }
      if (length < 2) {
        return new ImageHeader.Broken("its JPEG header is damaged");
      }
      if (marker == SCAN) {
        return bytes.at(at + length - 1) < 0 ? ImageHeaderReader.cut() : picture.orElseThrow();
      }
      if (isFrame(marker) && picture.isEmpty()) {
        picture = Optional.of(frame(at, length));
        if (picture.get() instanceof ImageHeader.Broken broken) {
          return broken;
        }
      }
      at += length;
    }
    return new ImageHeader.Broken("its JPEG header has too many segments");
  }

  /** Offset of the marker's code, behind junk and fill bytes; -1 if there is none. */
  private long skipToMarker(long start) throws IOException {
    var previous = 0;
    for (var at = start; fillLeft > 0; at++, fillLeft--) {
      var value = bytes.at(at);
      if (value < 0) {
        return -1;
      }
      if (previous == 0xff && value != 0xff && value != 0) {
        return at;
      }
      previous = value;
    }
    return -1;
  }

  private static boolean isFrame(int marker) {
    // C4, C8 and CC lie in the same range but define tables and extensions.
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private ImageHeader frame(long at, int length) throws IOException {
    if (length < 8) {
      return new ImageHeader.Broken("its JPEG frame header is damaged");
    }
    var height = bytes.short16(at + 3);
    var width = bytes.short16(at + 5);
    var components = bytes.at(at + 7);
    if (components < 0) {
      return ImageHeaderReader.cut();
    }
    // Decoders take samples of eight bits, and grey, three colours or four.
    if (bytes.at(at + 2) != 8 || (components != 1 && components != 3 && components != 4)) {
      return new ImageHeader.Broken("its JPEG frame is of a kind that decoders do not take");
    }
    return ImageHeaderReader.picture(width, height);
  }
}
