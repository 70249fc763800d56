package io.tracebloc.distribution;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Many jars as one: at its start the virtual machine opens each jar of the class path in turn, and
 * all of them for a class that is nowhere. The same jars give the same bytes.
 *
 * @param path where it is to lie
 */
record OneJar(Path path) {
  private static final LocalDateTime TIME = LocalDateTime.of(2000, 1, 1, 0, 0);
  private static final String SERVICES = "META-INF/services/";

  /**
   * Writes it.
   *
   * @param accepted which entries go in
   * @throws IllegalStateException if two jars have different files of one name, of which a program
   *     would see only one
   */
  void of(List<Jar> jars, Predicate<String> accepted) throws IOException {
    var files = new TreeMap<String, byte[]>();
    for (var jar : jars) {
      for (var file : jar.files().entrySet()) {
        if (accepted.test(file.getKey()) && isWanted(file.getKey())) {
          add(files, file.getKey(), file.getValue());
        }
      }
    }
    write(files);
  }

  /** Descriptions of one jar say nothing about all; licences lie beside the jar. */
  private static boolean isWanted(String name) {
    return name.startsWith("META-INF/")
        ? name.startsWith(SERVICES)
        : !name.endsWith("module-info.class") && !name.startsWith("OSGI-INF/");
  }

  private static void add(Map<String, byte[]> files, String name, byte[] content) {
    var before = files.put(name, content);
    if (before != null && name.startsWith(SERVICES)) {
      files.put(name, joined(before, content));
    } else if (before != null && !Arrays.equals(before, content)) {
      throw new IllegalStateException("two jars have a file " + name);
    }
  }

  private static byte[] joined(byte[] first, byte[] second) {
    var both = new ByteArrayOutputStream();
    both.writeBytes(first);
    both.write('\n');
    both.writeBytes(second);
    return both.toByteArray();
  }

  private void write(Map<String, byte[]> files) throws IOException {
    Files.createDirectories(path.getParent());
    try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (var file : files.entrySet()) {
        var entry = new ZipEntry(file.getKey());
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
        zip.closeEntry();
      }
    }
  }
}
