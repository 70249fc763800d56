package io.tracebloc.distribution.notices;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Helm's library for a platform.
 *
 * @param jar the file that holds it
 */
public record HelmLibrary(Path jar) {
  /** What it is called in its jar, as a pattern. */
  public static final String ENTRY = "helm-[^/]+\\.(so|dylib|dll)";

  /**
   * A Go module in it.
   *
   * @param path for example {@code golang.org/x/net}; Go's own library is {@code std}
   * @param licences identifiers of SPDX; parts of the module are under each
   */
  public record Module(String path, String version, List<String> licences) {}

  /**
   * What it consists of.
   *
   * @param sources the folder of what was written down about licences
   * @throws IllegalArgumentException if this is not known, or the licence of something in it
   */
  public List<Module> modules(Path sources) throws IOException {
    var library =
        new Jar(jar)
            .helm()
            .orElseThrow(() -> new IllegalArgumentException(jar + " has no library of Helm"));
    return modules(library, sources);
  }

  static List<Module> modules(byte[] library, Path sources) throws IOException {
    var licences = GoLicences.parse(Files.readString(sources.resolve("go-modules.txt")));
    var modules = new ArrayList<Module>();
    for (var module : GoModules.of(library)) {
      modules.add(new Module(module.path(), module.version(), licences.of(module.path())));
    }
    return modules;
  }
}
