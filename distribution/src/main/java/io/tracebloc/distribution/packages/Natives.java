package io.tracebloc.distribution.packages;

import io.tracebloc.distribution.notices.HelmLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * The native libraries of a platform, laid out as the launcher looks for them.
 *
 * @param platform what they are for
 * @param helm the jar with Helm's library for it
 * @param jna the jar of JNA, which has its own library for all platforms
 */
record Natives(Platform platform, Path helm, Path jna) {
  /** Puts them into a folder. */
  void put(Path folder) throws IOException {
    Files.createDirectories(folder);
    extract(helm, HelmLibrary.ENTRY, folder.resolve(platform.library("helm")));
    extract(
        jna,
        "com/sun/jna/" + platform.jna() + "/(lib)?jnidispatch\\.\\w+",
        folder.resolve(platform.library("jnidispatch")));
  }

  private void extract(Path jar, String pattern, Path target) throws IOException {
    try (var zip = new ZipFile(jar.toFile())) {
      List<? extends ZipEntry> found =
          zip.stream().filter(entry -> entry.getName().matches(pattern)).toList();
      if (found.size() != 1) {
        throw new Refusal("%s has no native library for %s".formatted(jar, platform));
      }
      try (var content = zip.getInputStream(found.getFirst())) {
        Files.copy(content, target);
      }
    }
  }
}
