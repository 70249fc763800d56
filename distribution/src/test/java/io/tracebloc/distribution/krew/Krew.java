package io.tracebloc.distribution.krew;

import io.tracebloc.distribution.archive.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Installs a plugin by krew's rules ({@code style.md} C.2): verifies the checksum, unpacks files
 * and folders with their modes but not their times, moves them into a folder named after the
 * version, and links {@code bin} last.
 *
 * @param root krew's own folder
 */
record Krew(Path root) {
  /** What the index takes for a licence. */
  private static final Set<String> LICENCES =
      Set.of(
          "license",
          "license.txt",
          "license.md",
          "licenses",
          "licenses.txt",
          "licenses.md",
          "copying",
          "copying.txt");

  /** What krew refuses, or the check of its index. */
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  /** The folder that belongs on the search path. */
  Path bin() {
    return root.resolve("bin");
  }

  /**
   * As {@code kubectl krew install --manifest --archive}.
   *
   * @param machine the labels {@code os} and {@code arch}
   * @return where the link leads
   */
  Path install(Map<String, Object> manifest, Path archive, Map<String, String> machine)
      throws IOException {
    var specification = KrewRules.map(manifest, "spec");
    var name = KrewRules.text(KrewRules.map(manifest, "metadata"), "name");
    var platform =
        KrewRules.maps(specification, "platforms").stream()
            .filter(candidate -> KrewRules.fits(candidate, machine))
            .findFirst()
            .orElseThrow(() -> new Refused("does not offer installation for this platform"));
    if (!Digest.of(archive).equals(platform.get("sha256"))) {
      throw new Refused("checksum does not match");
    }
    var installed =
        root.resolve("store").resolve(name).resolve(KrewRules.text(specification, "version"));
    Files.createDirectories(bin());
    unpack(archive, installed);
    var program = installed.resolve(KrewRules.text(platform, "bin")).normalize();
    if (!program.startsWith(installed) || !Files.isRegularFile(program)) {
      throw new Refused("source binary cannot be found in extracted archive");
    }
    requireLicence(installed);
    Files.createSymbolicLink(bin().resolve("kubectl-" + name.replace('-', '_')), program);
    return program;
  }

  private static void unpack(Path archive, Path target) throws IOException {
    Files.createDirectories(target);
    try (var tar = new TarArchiveInputStream(new GZIPInputStream(Files.newInputStream(archive)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        var name = entry.getName();
        if (name.contains("..") || name.startsWith("/") || name.startsWith("\\")) {
          throw new Refused("suspicious entry " + name);
        }
        unpack(tar, entry, target.resolve(name));
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.getLinkFlag() == '5') {
      Files.createDirectories(path);
    } else if (entry.getLinkFlag() == '0') {
      Files.createDirectories(path.getParent());
      Files.copy(tar, path);
    } else {
      throw new Refused("unable to handle the type of " + entry.getName());
    }
    Files.setPosixFilePermissions(path, permissions(entry.getMode()));
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    var permissions = EnumSet.noneOf(PosixFilePermission.class);
    var all = List.of(PosixFilePermission.values());
    for (var index = 0; index < all.size(); index++) {
      if ((mode & (0400 >> index)) != 0) {
        permissions.add(all.get(index));
      }
    }
    return permissions;
  }

  private static void requireLicence(Path installed) throws IOException {
    try (var files = Files.walk(installed)) {
      if (files.noneMatch(
          file ->
              Files.isRegularFile(file)
                  && LICENCES.contains(file.getFileName().toString().toLowerCase(Locale.ROOT)))) {
        throw new Refused("could not find license file");
      }
    }
  }

  /** As {@code kubectl krew uninstall}. */
  void uninstall(String name) throws IOException {
    var link = bin().resolve("kubectl-" + name.replace('-', '_'));
    if (!Files.isSymbolicLink(link)) {
      throw new Refused("file is not a symlink");
    }
    Files.delete(link);
    try (var files = Files.walk(root.resolve("store").resolve(name))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
