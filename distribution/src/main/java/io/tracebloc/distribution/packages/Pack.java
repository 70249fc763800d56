package io.tracebloc.distribution.packages;

import io.tracebloc.distribution.archive.Archive;
import io.tracebloc.distribution.notices.HelmLibrary;
import io.tracebloc.distribution.notices.Notices;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Packs what the build assembled into {@code target/packages}: {@code Pack PROJECT COMPONENTS
 * VERSION TIME [OPTION...]}, where COMPONENTS is the list of them in CycloneDX. The folder is made
 * anew. What the options are: {@link Options}.
 */
public final class Pack {
  private static final double MEGABYTE = 1e6;

  private final Path dist;
  private final Path notices;
  private final Release release;

  private Pack(Path project, Release release) {
    this.dist = project.resolve("target/dist");
    this.notices = project.resolve("distribution/src/main/notices");
    this.release = release;
  }

  /** Runs with the arguments above; ends with 1 and a sentence if something cannot be packed. */
  public static void main(String[] arguments) throws IOException {
    try {
      var words = Arrays.asList(arguments);
      var project = Path.of(words.get(0));
      var folder = project.resolve("target/packages");
      var release = new Release(words.get(2), Instant.parse(words.get(3)), folder);
      var options = Options.parse(words.subList(4, words.size()));
      new Pack(project, release).run(Path.of(words.get(1)), options);
      new Finish(project, release, options.repository(), options.gpgKey()).run();
    } catch (Refusal refusal) {
      System.err.println(refusal.getMessage());
      System.exit(1);
    }
  }

  private void run(Path components, Options options) throws IOException {
    empty();
    var here = Platform.here();
    pack(here, dist);
    var lists = new Components(components, here, notices);
    var ownHelm = onClassPath(here + "-\\d.*\\.jar");
    lists.write(
        here, dist.resolve("tracebloc"), new HelmLibrary(ownHelm), release.components(here));
    for (var jdk : options.jdks().entrySet()) {
      var platform = jdk.getKey();
      var folder = dist.resolve(platform.toString());
      var helm = dist.resolveSibling("natives").resolve(platform + ".jar");
      new OtherPlatform(
              platform, dist, new Natives(platform, helm, onClassPath("jna-[a-z]*-?\\d.*\\.jar")))
          .assemble(jdk.getValue(), Optional.ofNullable(options.launchers().get(platform)), folder);
      var list = release.components(platform);
      lists.write(platform, folder.resolve("tracebloc"), new HelmLibrary(helm), list);
      var jars = classPath().map(jar -> jar.equals(ownHelm) ? helm : jar).toList();
      var text = Notices.of(list, jars, notices);
      for (var form : List.of("tracebloc", "helm-v1/tracebloc")) {
        Files.writeString(folder.resolve(form).resolve("THIRD-PARTY"), text);
      }
      pack(platform, folder);
    }
  }

  /** The jars as they were published: the distribution has them as one, for this machine. */
  private static Stream<Path> classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> entry.endsWith(".jar"))
        .map(Path::of);
  }

  private static Path onClassPath(String name) {
    return classPath()
        .filter(jar -> jar.getFileName().toString().matches(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("Not on the class path: " + name));
  }

  private void empty() throws IOException {
    Files.createDirectories(release.folder());
    try (var files = Files.list(release.folder())) {
      for (var file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Packs both forms of a platform's distribution, one with each manifest for Helm. */
  private void pack(Platform platform, Path folder) throws IOException {
    pack(folder.resolve("tracebloc"), "", release.archive(platform));
    pack(folder.resolve("helm-v1/tracebloc"), "tracebloc/", release.helm4(platform));
  }

  private void pack(Path folder, String top, Path file) throws IOException {
    var unpacked = new Archive(file, release.time()).pack(folder, top);
    System.out.printf(
        "%s: %.1f MB, unpacked %.1f MB%n",
        file.getFileName(), Files.size(file) / MEGABYTE, unpacked / MEGABYTE);
  }
}
