package io.tracebloc.distribution.notices;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * A library's file.
 *
 * @param path where it is
 */
record Jar(Path path) {
  private static final String LICENCES =
      "(?i)(META-INF/)?([\\w.-]*-)?(LICENSE|NOTICE|COPYING|AL2\\.0|LGPL2\\.1)(\\.(txt|md))?";

  String name() {
    return path.getFileName().toString();
  }

  /** The texts of licences and notices that it brings, by their name in it. */
  Map<String, String> texts() throws IOException {
    var texts = new TreeMap<String, String>();
    try (var zip = new ZipFile(path.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        if (entry.getName().matches(LICENCES)) {
          texts.put(entry.getName(), text(zip, entry));
        }
      }
    }
    return new LinkedHashMap<>(texts);
  }

  private static String text(ZipFile zip, ZipEntry entry) throws IOException {
    try (var content = zip.getInputStream(entry)) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8)
          .replace("\r\n", "\n")
          .strip();
    }
  }

  /** The library of Helm, if this is the jar that holds it. */
  Optional<byte[]> helm() throws IOException {
    try (var zip = new ZipFile(path.toFile())) {
      for (var entry : Collections.list(zip.entries())) {
        if (entry.getName().matches(HelmLibrary.ENTRY)) {
          try (var content = zip.getInputStream(entry)) {
            return Optional.of(content.readAllBytes());
          }
        }
      }
    }
    return Optional.empty();
  }
}
