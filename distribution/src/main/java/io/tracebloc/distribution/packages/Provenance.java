package io.tracebloc.distribution.packages;

import io.tracebloc.distribution.archive.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Signs archives as {@code helm plugin package --sign} does: the manifest and the checksum, signed
 * in the clear by PGP, beside the archive. The program {@code gpg} signs, so that keys stay where
 * their owner keeps them.
 *
 * @param gpg the program
 * @param key names the key as gpg understands it
 */
record Provenance(String gpg, String key) {
  /**
   * Writes {@code ARCHIVE.prov}.
   *
   * @param installedAs the name under which Helm keeps the archive of an installed plugin; with it,
   *     {@code helm plugin list} recognises the signature
   * @throws IOException with the words of gpg, if it does not sign
   */
  void sign(Path archive, String manifest, String installedAs) throws IOException {
    var message = Files.createTempFile("tracebloc", ".message");
    var signed = archive.resolveSibling("." + archive.getFileName() + ".prov.new");
    try {
      Files.writeString(message, message(archive, manifest, installedAs));
      Tool.run(
          List.of(
              gpg,
              "--batch",
              "--yes",
              "--local-user",
              key,
              "--digest-algo",
              "SHA512",
              "--output",
              signed.toString(),
              "--clear-sign",
              message.toString()));
      Files.move(
          signed,
          archive.resolveSibling(archive.getFileName() + ".prov"),
          StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.delete(message);
      Files.deleteIfExists(signed);
    }
  }

  /** The manifest, the mark between YAML documents that PGP allows, and the checksums. */
  static String message(Path archive, String manifest, String installedAs) throws IOException {
    if (manifest.lines().anyMatch(line -> line.equals("...") || line.equals("---"))) {
      throw new Refusal("A plugin.yaml of several documents cannot be signed");
    }
    var sum = Digest.of(archive);
    return "%s\n...\nfiles:\n  %s: sha256:%s\n  %s: sha256:%s\n"
        .formatted(manifest.strip(), archive.getFileName(), sum, installedAs, sum);
  }
}
