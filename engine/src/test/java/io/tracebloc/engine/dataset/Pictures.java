package io.tracebloc.engine.dataset;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Small genuine pictures for tests. */
public final class Pictures {
  private Pictures() {}

  /** A grey PNG. */
  public static byte[] png(int width, int height) {
    var header = new ByteArrayOutputStream();
    write(header, width, height);
    header.writeBytes(new byte[] {8, 0, 0, 0, 0});
    var deflater = new Deflater();
    deflater.setInput(new byte[(width + 1) * height]);
    deflater.finish();
    var packed = new byte[(width + 1) * height + 64];
    var length = deflater.deflate(packed);
    deflater.end();
    var png = new ByteArrayOutputStream();
    png.writeBytes(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
    chunk(png, "IHDR", header.toByteArray());
    chunk(png, "IDAT", java.util.Arrays.copyOf(packed, length));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  /**
   * A JPEG up to its data, with an application segment of some length and a kind of frame.
   *
   * @param frame a marker; that of the data itself stands for no frame at all
   */
  public static byte[] jpeg(int width, int height, int segment, int frame) {
    var jpeg = new ByteArrayOutputStream();
    jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe1});
    short16(jpeg, segment + 2);
    jpeg.writeBytes(new byte[segment]);
    jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xff, (byte) frame});
    short16(jpeg, 11);
    jpeg.write(8);
    short16(jpeg, height);
    short16(jpeg, width);
    jpeg.writeBytes(new byte[] {1, 1, 0x11, 0});
    jpeg.writeBytes(new byte[] {(byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0});
    return jpeg.toByteArray();
  }

  /** The header of a GIF. */
  public static byte[] gif(int width, int height) {
    var gif = new ByteArrayOutputStream();
    gif.writeBytes("GIF89a".getBytes(StandardCharsets.US_ASCII));
    gif.writeBytes(
        new byte[] {
          (byte) width, (byte) (width >> 8), (byte) height, (byte) (height >> 8), 0, 0, 0
        });
    return gif.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(data);
    write(png, data.length);
    png.writeBytes(name);
    png.writeBytes(data);
    write(png, (int) crc.getValue());
  }

  private static void short16(ByteArrayOutputStream out, int value) {
    out.write(value >> 8);
    out.write(value);
  }

  private static void write(ByteArrayOutputStream out, int... values) {
    try {
      var data = new DataOutputStream(out);
      for (var value : values) {
        data.writeInt(value);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
