package io.tracebloc.distribution.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Adds to archives what goes with them: signatures for Helm if there is a key, krew's manifest, and
 * checksums. The archives may come from several machines. Releases run this from its source, so
 * that no build runs beside the key: it needs no library.
 *
 * @param project the project's folder
 * @param release whose archives are in its folder
 * @param repository address of the project
 * @param gpgKey the key to sign with
 */
public record Finish(Path project, Release release, String repository, Optional<String> gpgKey) {
  /** {@code Finish PROJECT VERSION REPOSITORY [GPG-KEY]}, for {@code target/packages}. */
  public static void main(String[] arguments) throws IOException {
    try {
      var project = Path.of(arguments[0]);
      // No archive is made, so no time is needed.
      var release = new Release(arguments[1], Instant.EPOCH, project.resolve("target/packages"));
      var key = arguments.length > 3 ? Optional.of(arguments[3]) : Optional.<String>empty();
      new Finish(project, release, arguments[2], key).run();
    } catch (Refusal refusal) {
      System.err.println(refusal.getMessage());
      System.exit(1);
    }
  }

  /** Does it. */
  void run() throws IOException {
    if (gpgKey.isPresent()) {
      var provenance = new Provenance("gpg", gpgKey.get());
      for (var archive : archives()) {
        provenance.sign(
            archive, manifest(archive), "tracebloc-%s.tgz".formatted(release.version()));
      }
    }
    var template = Files.readString(project.resolve("krew-manifest/tracebloc.yaml"));
    new KrewManifest(template, repository).write(release);
    new Sums(release.folder()).write();
  }

  /**
   * That of the archive's form. The one in the project's root leads to where the build puts the
   * programs; that of Helm 4 leaves the version open.
   */
  private String manifest(Path archive) throws IOException {
    var isModern = archive.toString().endsWith("-helm4.tgz");
    var source = isModern ? "distribution/src/main/helm/plugin-v1.yaml" : "plugin.yaml";
    return Files.readAllLines(project.resolve(source)).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.replace("target/dist/tracebloc/", ""))
        .map(line -> line.replace("${version}", release.version()))
        .collect(Collectors.joining("\n"));
  }

  private List<Path> archives() throws IOException {
    try (var files = Files.list(release.folder())) {
      return files.filter(file -> file.toString().endsWith(".tgz")).sorted().toList();
    }
  }
}
