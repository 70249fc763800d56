package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.spec.IngestDocument.Size;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads a picture's size from its first bytes. The content decides what it is, not the file's name
 * (IMG-03). Knows JPEG, PNG and GIF.
 */
final class ImageHeader {
  private static final int PNG_START = 0x89504e47;
  private static final int GIF_START = 0x47494638;
  private static final int IHDR = 0x49484452;

  private ImageHeader() {}

  /** The size; empty if the file is not a picture that can be read. */
  static Optional<Size> read(Path file) throws IOException {
    try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      var start = in.readInt();
      if (start == PNG_START) {
        return png(in);
      }
      if (start == GIF_START) {
        return gif(in);
      }
      if (start >>> 8 == 0xffd8ff) {
        return jpeg(in, start & 0xff);
      }
      return Optional.empty();
    } catch (EOFException _) {
      return Optional.empty();
    }
  }

  private static Optional<Size> png(DataInputStream in) throws IOException {
    in.skipNBytes(8);
    return in.readInt() == IHDR ? size(in.readInt(), in.readInt()) : Optional.empty();
  }

  private static Optional<Size> gif(DataInputStream in) throws IOException {
    in.skipNBytes(2);
    var width = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    var height = Short.toUnsignedInt(Short.reverseBytes(in.readShort()));
    return size(width, height);
  }

  /** Walks the segments up to the frame header, whose marker names the coding. */
  private static Optional<Size> jpeg(DataInputStream in, int firstMarker) throws IOException {
    var marker = firstMarker;
    while (true) {
      while (marker == 0xff) {
        marker = in.readUnsignedByte();
      }
      if (isFrame(marker)) {
        in.skipNBytes(3);
        var height = in.readUnsignedShort();
        return size(in.readUnsignedShort(), height);
      }
      if (marker == 0xd9 || marker == 0xda) {
        return Optional.empty();
      }
      var hasNoLength = marker == 0x01 || (marker >= 0xd0 && marker <= 0xd7);
      if (!hasNoLength) {
        in.skipNBytes(Math.max(0, in.readUnsignedShort() - 2));
      }
      if (in.readUnsignedByte() != 0xff) {
        return Optional.empty();
      }
      marker = in.readUnsignedByte();
    }
  }

  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static Optional<Size> size(int width, int height) {
    return width > 0 && height > 0 ? Optional.of(new Size(width, height)) : Optional.empty();
  }
}
