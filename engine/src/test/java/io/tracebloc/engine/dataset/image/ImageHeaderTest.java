package io.tracebloc.engine.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.tracebloc.engine.dataset.Pictures;
import io.tracebloc.engine.dataset.image.ImageHeader.Broken;
import io.tracebloc.engine.dataset.image.ImageHeader.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sizes from headers, of good pictures and of hostile ones. */
final class ImageHeaderTest {
  @TempDir Path temporary;

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif"})
  void readsWhatTheJdkWrites(String format) throws IOException {
    var written = new ByteArrayOutputStream();
    var image = new BufferedImage(37, 21, BufferedImage.TYPE_INT_RGB);
    assertThat(ImageIO.write(image, format, written)).isTrue();
    assertThat(read(written.toByteArray())).isEqualTo(new Picture(37, 21));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf})
  void readsEveryKindOfJpegFrame(int frame) throws IOException {
    assertThat(read(Pictures.jpeg(640, 480, 20, frame))).isEqualTo(new Picture(640, 480));
  }

  @ParameterizedTest
  @CsvSource({
    "8, 1, true",
    "8, 3, true",
    "8, 4, true",
    "8, 0, false",
    "8, 2, false",
    "8, 5, false",
    "12, 3, false",
    "16, 3, false"
  })
  void refusesJpegFramesThatDecodersDoNotTake(int precision, int components, boolean taken)
      throws IOException {
    var jpeg = Pictures.jpeg(64, 48, 0, 0xc0);
    var frame = indexOf(jpeg, (byte) 0xc0);
    jpeg[frame + 3] = (byte) precision;
    jpeg[frame + 8] = (byte) components;
    assertThat(read(jpeg) instanceof Picture).isEqualTo(taken);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 0, 0, true",
    "16, 0, 0, 0, 1, true",
    "8, 2, 0, 0, 0, true",
    "4, 3, 0, 0, 0, true",
    "16, 6, 0, 0, 0, true",
    "3, 0, 0, 0, 0, false",
    "16, 3, 0, 0, 0, false",
    "4, 2, 0, 0, 0, false",
    "8, 5, 0, 0, 0, false",
    "8, 2, 1, 0, 0, false",
    "8, 2, 0, 1, 0, false",
    "8, 2, 0, 0, 9, false"
  })
  void knowsTheFormatsOfPng(
      byte depth, byte colours, byte compression, byte filter, byte interlace, boolean known)
      throws IOException {
    var header =
        ByteBuffer.allocate(17)
            .put("IHDR".getBytes(StandardCharsets.US_ASCII))
            .putInt(4)
            .putInt(5)
            .put(new byte[] {depth, colours, compression, filter, interlace})
            .array();
    var crc = new CRC32();
    crc.update(header);
    var png =
        ByteBuffer.allocate(41)
            .putLong(0x89504e470d0a1a0aL)
            .putInt(13)
            .put(header)
            .putInt((int) crc.getValue())
            .putInt(0)
            .put("IEND".getBytes(StandardCharsets.US_ASCII))
            .array();
    assertThat(read(png)).isInstanceOf(known ? Picture.class : Broken.class);
  }

  @Test
  void jumpsOverLongSegments() throws IOException {
    assertThat(read(Pictures.jpeg(640, 480, 65_000, 0xc0))).isEqualTo(new Picture(640, 480));
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    assertThat(read(new byte[0])).isEqualTo(new Broken("the file is empty"));
  }

  @Test
  void refusesTextAndOtherFormats() throws IOException {
    assertThat(read("hello, world".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Broken.class);
    assertThat(read("BM123456789".getBytes(StandardCharsets.US_ASCII))).isInstanceOf(Broken.class);
  }

  @Test
  void refusesADamagedPngHeader() throws IOException {
    var png = Pictures.png(5, 5);
    png[19] ^= 1;
    assertThat(read(png)).isEqualTo(new Broken("its PNG header has a wrong check sum"));
  }

  @Test
  void refusesSizesOfZero() throws IOException {
    assertThat(read(Pictures.gif(0, 5))).isInstanceOf(Broken.class);
    assertThat(read(Pictures.jpeg(5, 0, 10, 0xc0))).isInstanceOf(Broken.class);
  }

  @Test
  void refusesJpegDataBeforeAnyFrame() throws IOException {
    assertThat(read(Pictures.jpeg(5, 5, 10, 0xda))).isInstanceOf(Broken.class);
  }

  @ParameterizedTest
  @CsvSource({"jpg, ffda, 12", "png, 49444154, 0"})
  void refusesAFileThatIsCutOffBeforeItsData(String format, String data, int more)
      throws IOException {
    var written = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(37, 21, BufferedImage.TYPE_INT_RGB), format, written);
    var whole = written.toByteArray();
    var marker = HexFormat.of().parseHex(data);
    var at = HexFormat.of().formatHex(whole).indexOf(data) / 2;
    var enough = at + marker.length + more;
    for (var length = 0; length < whole.length; length++) {
      assertThat(readArray(Arrays.copyOf(whole, length)) instanceof Picture)
          .describedAs("%d of %d bytes", length, whole.length)
          .isEqualTo(length >= enough);
    }
  }

  @Test
  void refusesAJpegThatEndsWithoutData() throws IOException {
    var jpeg = Pictures.jpeg(5, 5, 10, 0xc0);
    var end = Arrays.copyOf(jpeg, jpeg.length - 8);
    end[end.length - 1] = (byte) 0xd9;
    assertThat(read(end)).isInstanceOf(Broken.class);
  }

  @Test
  void jumpsOverLongChunks() throws IOException {
    var png = Pictures.png(5, 7);
    var profile = new byte[12 + 70_000];
    ByteBuffer.wrap(profile).putInt(70_000).put("iCCP".getBytes(StandardCharsets.US_ASCII));
    var longer = new ByteArrayOutputStream();
    longer.write(png, 0, 33);
    longer.writeBytes(profile);
    longer.write(png, 33, png.length - 33);
    assertThat(read(longer.toByteArray())).isEqualTo(new Picture(5, 7));
    assertThat(read(Arrays.copyOf(longer.toByteArray(), 60_000))).isInstanceOf(Broken.class);
  }

  @Property(tries = 500)
  void everyCutPictureIsBrokenOrTheSame(
      @ForAll @IntRange(min = 0, max = 2) int format, @ForAll @IntRange(max = 120) int length)
      throws IOException {
    var whole =
        switch (format) {
          case 0 -> Pictures.png(9, 7);
          case 1 -> Pictures.jpeg(9, 7, 40, 0xc2);
          default -> Pictures.gif(9, 7);
        };
    var header = readArray(Arrays.copyOf(whole, Math.min(length, whole.length)));
    assertThat(header instanceof Broken || header.equals(new Picture(9, 7))).isTrue();
  }

  @Property(tries = 2000)
  void neverFailsOnDamage(
      @ForAll @IntRange(min = 0, max = 2) int format,
      @ForAll @Size(max = 20) int[] positions,
      @ForAll byte value) {
    var bytes =
        switch (format) {
          case 0 -> Pictures.png(9, 7);
          case 1 -> Pictures.jpeg(9, 7, 40, 0xc2);
          default -> Pictures.gif(9, 7);
        };
    for (var position : positions) {
      bytes[Math.floorMod(position, bytes.length)] ^= value;
    }
    assertThatCode(() -> readArray(bytes)).doesNotThrowAnyException();
  }

  @Property(tries = 1000)
  void neverFailsOnJpegNoise(@ForAll byte[] noise) {
    var bytes = new byte[noise.length + 3];
    bytes[0] = (byte) 0xff;
    bytes[1] = (byte) 0xd8;
    bytes[2] = (byte) 0xff;
    System.arraycopy(noise, 0, bytes, 3, noise.length);
    assertThatCode(() -> readArray(bytes)).doesNotThrowAnyException();
  }

  @Test
  void givesUpOnEndlessSegmentsAndJunk() throws IOException {
    var segments = new byte[4 << 20];
    for (var at = 2; at + 4 <= segments.length; at += 4) {
      segments[at] = (byte) 0xff;
      segments[at + 1] = (byte) 0xe0;
      segments[at + 3] = 2;
    }
    segments[0] = (byte) 0xff;
    segments[1] = (byte) 0xd8;
    var reads = new long[1];
    ImageBytes counting =
        offset -> {
          reads[0]++;
          return offset < segments.length ? segments[(int) offset] & 0xff : -1;
        };
    assertThat(ImageHeaderReader.read(counting)).isInstanceOf(Broken.class);
    assertThat(reads[0]).isLessThan(200_000);

    ImageBytes junk = offset -> offset == 1 ? 0xd8 : offset == 0 || offset == 2 ? 0xff : 0;
    assertThat(ImageHeaderReader.read(junk)).isInstanceOf(Broken.class);
  }

  private ImageHeader read(byte[] bytes) throws IOException {
    var file = Files.write(temporary.resolve("picture"), bytes);
    try (var channel = FileChannel.open(file)) {
      return new ImageHeaderReader().read(channel);
    }
  }

  private static ImageHeader readArray(byte[] bytes) throws IOException {
    return ImageHeaderReader.read(
        offset -> offset >= 0 && offset < bytes.length ? bytes[(int) offset] & 0xff : -1);
  }

  private static int indexOf(byte[] bytes, byte wanted) {
    var at = 0;
    while (bytes[at] != wanted) {
      at++;
    }
    return at;
  }
}
