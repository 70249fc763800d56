package io.tracebloc.e2e;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Installs archives of plugins by the rules of {@code helm plugin install} ({@code style.md} C.3
 * and the sources of Helm 3.21 and 4.2).
 *
 * @param folder where plugins are
 * @param major 3 or 4
 */
record HelmPlugins(Path folder, int major) {
  private static final String MANIFEST = "plugin.yaml";

  /** What Helm refuses to install. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** As from a web address that ends like the archive's name; gives the plugin's folder. */
  Path installFromAddress(Path archive) throws IOException {
    return install(archive, false);
  }

  /** As from a file, which Helm 3 does not take. */
  Path installFromFile(Path archive) throws IOException {
    if (major < 4) {
      throw new Refused("expected plugin to be a directory");
    }
    return install(archive, true);
  }

  private Path install(Path archive, boolean fromFile) throws IOException {
    var name = name(archive);
    var target = folder.resolve(name);
    if (Files.exists(target)) {
      throw new Refused("plugin already exists");
    }
    var work = Files.createTempDirectory(Files.createDirectories(folder), ".unpacked");
    try {
      var unpacked = Files.createDirectory(work.resolve("content"));
      unpack(archive, unpacked);
      Files.move(root(unpacked, name, fromFile), target);
    } finally {
      Folders.delete(work);
    }
    var manifest = major < 4 ? HelmManifest.old(target) : HelmManifest.of(target);
    if (major >= 4) {
      Files.copy(archive, kept(manifest), StandardCopyOption.REPLACE_EXISTING);
    }
    return target;
  }

  /** The file's name up to the last dash before a number and a dot. */
  static String name(Path archive) {
    var file = archive.getFileName().toString();
    if (!file.matches(".*\\.(tgz|tar\\.gz)")) {
      throw new Refused("no extractor for " + file);
    }
    return file.replaceFirst("\\.(tgz|tar\\.gz)$", "").replaceAll("(.*)-[0-9]+\\..*", "$1");
  }

  private Path root(Path unpacked, String name, boolean fromFile) throws IOException {
    if (fromFile) {
      return holder(unpacked.resolve(name)).orElseThrow(HelmPlugins::missing);
    }
    if (major < 4 || holder(unpacked).isPresent()) {
      return holder(unpacked).orElseThrow(HelmPlugins::missing);
    }
    try (var below = Files.list(unpacked)) {
      return below
          .flatMap(candidate -> holder(candidate).stream())
          .findFirst()
          .orElseThrow(HelmPlugins::missing);
    }
  }

  private static Optional<Path> holder(Path folder) {
    return Optional.of(folder).filter(candidate -> Files.exists(candidate.resolve(MANIFEST)));
  }

  private static Refused missing() {
    return new Refused("plugin metadata (plugin.yaml) missing");
  }

  private void unpack(Path archive, Path target) throws IOException {
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, target.resolve(checked(entry.getName())));
      }
    }
  }

  private static String checked(String name) {
    var path = name.replace('\\', '/');
    if (path.contains(":") || path.startsWith("/") || path.matches("(.*/)?\\.\\.(/.*)?")) {
      throw new Refused("illegal path " + name);
    }
    return path;
  }

  /** Helm 3 makes each folder once, when its own entry comes, and none for a file. */
  private void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    switch (entry.getLinkFlag()) {
      case '5' -> {
        if (major < 4) {
          Files.createDirectory(path);
        } else {
          Files.createDirectories(path);
        }
      }
      case '0' -> {
        if (major >= 4) {
          Files.createDirectories(path.getParent());
        }
        Files.copy(tar, path, StandardCopyOption.REPLACE_EXISTING);
        var executable = (entry.getMode() & 0100) != 0;
        Files.setPosixFilePermissions(
            path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
      }
      default -> throw new Refused("unknown type of " + entry.getName());
    }
  }

  /** Helm 4 keeps the archive, to compare it with its signature later. */
  private Path kept(HelmManifest manifest) {
    return folder.resolve("%s-%s.tgz".formatted(manifest.text("name"), manifest.text("version")));
  }

  /** As {@code helm plugin uninstall}. */
  void uninstall(String name) throws IOException {
    var plugin = folder.resolve(name);
    var manifest = HelmManifest.of(plugin);
    Folders.delete(plugin);
    Files.deleteIfExists(kept(manifest));
  }
}
