package io.tracebloc.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;

/**
 * Makes the distribution a plugin that Helm can install. The folder itself gets the manifest of the
 * project's root, whose old format Helm 3 and Helm 4 both read; a second folder is the same with a
 * manifest in the format of Helm 4, which Helm 3 refuses.
 *
 * @param project the project's folder, which is a plugin too once it was built
 * @param sources where the manifest for Helm 4 is
 */
record HelmPackages(Path project, Path sources) {
  private static final String MANIFEST = "plugin.yaml";

  /** From the project's root to the distribution. */
  private static final String WAY = "target/dist/tracebloc/";

  private static final String VERSION = "${version}";

  /** Completes the distribution in this folder, and makes the second one of it. */
  void update(Path distribution) throws IOException {
    var manifest = Files.readString(project.resolve(MANIFEST));
    put(manifest.replace(WAY, ""), distribution.resolve(MANIFEST));
    Folder.put(project.resolve("completion.yaml"), distribution.resolve("completion.yaml"));
    Folder.put(project.resolve("plugin.complete"), distribution.resolve("plugin.complete"));
    Files.setPosixFilePermissions(
        distribution.resolve("plugin.complete"), PosixFilePermissions.fromString("rwxr-xr-x"));
    var modern = distribution.resolveSibling("helm-v1").resolve(distribution.getFileName());
    mirror(distribution, modern);
    var text = Files.readString(sources.resolve("plugin-v1.yaml"));
    Files.delete(modern.resolve(MANIFEST));
    put(text.replace(VERSION, version(manifest)), modern.resolve(MANIFEST));
  }

  /** The version that a manifest names; the formats of Helm have it on a line of its own. */
  private static String version(String manifest) {
    return manifest
        .lines()
        .filter(line -> line.startsWith("version:"))
        .map(line -> line.substring("version:".length()).strip())
        .findFirst()
        .orElseThrow();
  }

  private static void put(String text, Path target) throws IOException {
    var fresh = Files.createTempFile(target.getParent(), ".manifest", null);
    Files.writeString(fresh, text);
    Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-r--r--"));
    Folder.put(fresh, target);
    Files.delete(fresh);
  }

  /** Brings a folder to the content of another one, by hard links: the runtime is large. */
  private static void mirror(Path from, Path to) throws IOException {
    var kept = new HashSet<Path>();
    try (var sources = Files.walk(from)) {
      for (var source : sources.toList()) {
        var target = to.resolve(from.relativize(source));
        kept.add(target);
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else if (!Files.exists(target) || !Files.isSameFile(source, target)) {
          Files.deleteIfExists(target);
          Files.createLink(target, source);
        }
      }
    }
    try (var present = Files.walk(to)) {
      for (var path : present.toList().reversed()) {
        if (!kept.contains(path)) {
          Files.delete(path);
        }
      }
    }
  }
}
