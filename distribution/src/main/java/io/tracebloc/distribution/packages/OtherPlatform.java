package io.tracebloc.distribution.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Makes the distribution of another platform from that of this machine: with its own runtime,
 * native libraries and, for Windows, launchers, and without an ahead-of-time cache, which can only
 * be made where it is used.
 *
 * @param platform what it is for
 * @param own the folder of this machine's distributions, in both forms
 * @param natives the platform's native libraries
 */
record OtherPlatform(Platform platform, Path own, Natives natives) {
  private static final String FOLDER = "tracebloc";
  private static final String MODERN = "helm-v1/tracebloc";

  /** What of this machine's distribution is right everywhere. */
  private static final List<String> COMMON =
      List.of("lib", "LICENSE", "THIRD-PARTY", "plugin.yaml", "completion.yaml", "plugin.complete");

  /**
   * Makes both forms in a folder, anew.
   *
   * @param jdk see {@link ForeignRuntime#put}
   * @param launchers those of Windows, made there
   * @throws Refusal if something cannot be made here
   */
  void assemble(Path jdk, Optional<Path> launchers, Path target) throws IOException {
    Tree.delete(target);
    var folder = Files.createDirectories(target.resolve(FOLDER));
    launchers(launchers, folder.resolve("bin"));
    new ForeignRuntime(platform, own.resolve(FOLDER).resolve("runtime"))
        .put(jdk, folder.resolve("runtime"));
    natives.put(folder.resolve("native"));
    for (var name : COMMON) {
      Tree.copy(own.resolve(FOLDER).resolve(name), folder.resolve(name));
    }
    var modern = target.resolve(MODERN);
    Tree.copy(folder, modern);
    Files.delete(modern.resolve("plugin.yaml"));
    Tree.copy(own.resolve(MODERN).resolve("plugin.yaml"), modern.resolve("plugin.yaml"));
  }

  private void launchers(Optional<Path> given, Path target) throws IOException {
    if (!platform.isWindows()) {
      Tree.copy(own.resolve(FOLDER).resolve("bin"), target);
      return;
    }
    var folder =
        given
            .filter(launchers -> Files.exists(launchers.resolve("kubectl-tracebloc.exe")))
            .filter(launchers -> Files.exists(launchers.resolve("helm-tracebloc.exe")))
            .orElseThrow(
                () ->
                    new Refusal(
                        "The launchers of Windows can only be made on Windows: run"
                            + " scripts/build/WindowsParts.java there, and name its folder bin with"
                            + " --launchers windows-amd64=DIR"));
    Tree.copy(folder, target);
  }
}
