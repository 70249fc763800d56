package io.tracebloc.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * An archive like those of a release, whose programs only say their version. Made with tar.
 *
 * @param folder where it is made
 * @param version what its programs say
 */
record TestArchive(Path folder, String version) {
  /** What is packed. */
  Path content() {
    return folder.resolve("content-" + version);
  }

  /** The archive. */
  Path file() {
    return folder.resolve("tracebloc-%s-linux-amd64.tgz".formatted(version));
  }

  /** Lays out what a release has. */
  TestArchive lay() throws IOException {
    Files.createDirectories(content().resolve("bin"));
    Files.createDirectories(content().resolve("runtime/bin"));
    Files.writeString(
        content().resolve("plugin.yaml"), "name: tracebloc\nversion: " + version + "\n");
    Files.writeString(content().resolve("LICENSE"), "a licence\n");
    program("runtime/bin/java", "exit 1");
    for (var name :
        new String[] {"kubectl-tracebloc", "kubectl_complete-tracebloc", "helm-tracebloc"}) {
      says("bin/" + name);
    }
    return this;
  }

  private void says(String name) throws IOException {
    program(
        name,
        """
        case $1 in
          completion) echo "# $2 completion for kubectl tracebloc, %s" ;;
          *) echo "Version: %s" ;;
        esac
        """
            .formatted(version, version));
  }

  /** Puts a shell script in place of a program. */
  void program(String name, String script) throws IOException {
    var file = Files.writeString(content().resolve(name), "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Packs it all, with the digest beside it. */
  TestArchive pack(String... options) throws Exception {
    var words = new ArrayList<Object>(List.of("tar", "-czf", file()));
    words.addAll(List.of("-C", content()));
    words.addAll(List.of(options));
    words.addAll(List.of("plugin.yaml", "LICENSE", "bin", "runtime"));
    var packed = Shell.in(folder).run(words.toArray());
    if (packed.code() != 0) {
      throw new IOException(packed.err());
    }
    digest(sha256() + "  " + file().getFileName() + "\n");
    return this;
  }

  /** Writes the file with the digest. */
  void digest(String text) throws IOException {
    Files.writeString(file().resolveSibling(file().getFileName() + ".sha256"), text);
  }

  /** The true digest. */
  String sha256() throws Exception {
    var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file()));
    return HexFormat.of().formatHex(digest);
  }
}
