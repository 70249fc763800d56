package io.tracebloc.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;

/** A dataset of pictures in ten classes: noise, 32 by 32, some 3 KiB each. */
public final class PictureTree {
  private static final int SIDE = 32;
  private static final int DIFFERENT = 64;
  private static final int CLASSES = 10;

  /** File systems differ in how many names a file may have; ext4 allows 65,000. */
  private static final int MOST_LINKS = 50_000;

  private PictureTree() {}

  /** Writes every picture to a file of its own. */
  public static void writeFiles(Path folder, int count) throws IOException {
    var pictures = pictures();
    var images = Files.createDirectory(folder.resolve("images"));
    for (var index = 0; index < count; index++) {
      Files.write(images.resolve(name(index)), pictures.get(index % DIFFERENT));
    }
    writeManifest(folder, count);
  }

  /** Writes few pictures under many names, which saves gigabytes; the names are what counts. */
  static void writeNames(Path folder, int count) throws IOException {
    var picture = pictures().getFirst();
    var images = Files.createDirectory(folder.resolve("images"));
    var original = images.resolve(name(0));
    for (var index = 0; index < count; index++) {
      var file = images.resolve(name(index));
      if (index % MOST_LINKS == 0) {
        original = Files.write(file, picture);
      } else {
        Files.createLink(file, original);
      }
    }
    writeManifest(folder, count);
  }

  private static String name(int index) {
    return "leaf_%07d.png".formatted(index);
  }

  private static void writeManifest(Path folder, int count) throws IOException {
    try (var manifest = Files.newBufferedWriter(folder.resolve("labels.csv"))) {
      manifest.write("filename,label\n");
      for (var index = 0; index < count; index++) {
        manifest.write("%s,class_%d\n".formatted(name(index), index % CLASSES));
      }
    }
  }

  private static List<byte[]> pictures() {
    return IntStream.range(0, DIFFERENT).mapToObj(PictureTree::picture).toList();
  }

  private static byte[] picture(int seed) {
    var random = new Random(seed);
    var rows = new byte[SIDE * (1 + 3 * SIDE)];
    random.nextBytes(rows);
    for (var row = 0; row < SIDE; row++) {
      rows[row * (1 + 3 * SIDE)] = 0;
    }
    var header = new byte[] {0, 0, 0, SIDE, 0, 0, 0, SIDE, /* bits */ 8, /* colours */ 2, 0, 0, 0};
    var png = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(png)) {
      out.writeLong(0x89504e470d0a1a0aL);
      chunk(out, "IHDR", header);
      chunk(out, "IDAT", deflated(rows));
      chunk(out, "IEND", new byte[0]);
    } catch (IOException e) {
      throw new IllegalStateException("arrays do not fail", e);
    }
    return png.toByteArray();
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    var deflated = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(deflated)) {
      out.write(bytes);
    }
    return deflated.toByteArray();
  }

  private static void chunk(DataOutputStream out, String type, byte[] content) throws IOException {
    var name = type.getBytes(StandardCharsets.US_ASCII);
    var crc = new CRC32();
    crc.update(name);
    crc.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) crc.getValue());
  }
}
