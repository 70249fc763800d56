package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The built command.
 *
 * @param launcher its program
 * @param kubeconfig of the cluster, or of a line to it
 * @param memory folder of what the command remembers on this machine
 * @param fresh whether it begins each time without remembering anything
 * @param digests whether it compares contents, as it does if nothing else is said
 */
record Ours(Path launcher, Site site, Path kubeconfig, Path memory, boolean fresh, boolean digests)
    implements Side {
  @Override
  public String name() {
    return digests ? "ours" : "ours, --verify size";
  }

  /** The same over a line. */
  Ours through(Path other) {
    return new Ours(launcher, site, other, memory, fresh, digests);
  }

  /** The same, which remembers what it did in a folder of its own. */
  Ours remembering(Path folder) {
    return new Ours(launcher, site, kubeconfig, folder, false, digests);
  }

  /** The same, which copies alone: of what arrived only names and sizes are compared. */
  Ours copyingAlone() {
    return new Ours(launcher, site, kubeconfig, memory, fresh, false);
  }

  @Override
  public Copied copy(Path source, String directory) throws IOException, InterruptedException {
    var ended = staging(source, directory).run();
    return Copied.told(ended.nanoseconds(), ended.output());
  }

  /** The call that stages into a directory of the claim, replacing what is there. */
  Call staging(Path source, String directory) throws IOException {
    var call =
        command("stage", source.toString(), "--to", directory, "--overwrite")
            .and("--stage-image", site.ground().image());
    return digests ? call : call.and("--verify", "size");
  }

  /** A call of the command, as a person makes it. */
  Call command(String... words) throws IOException {
    var remembered = fresh ? Files.createTempDirectory(memory, "memory") : memory;
    var ground = site.ground();
    var call =
        Call.of(launcher.toString(), words)
            .and("-o", "json", "--no-input", "--kubeconfig", kubeconfig.toString())
            .and("-n", ground.namespace())
            .with("XDG_CACHE_HOME", remembered.resolve("cache").toString())
            .with("XDG_STATE_HOME", remembered.resolve("state").toString());
    if (ground.namedClaim()) {
      call = call.and("--claim", ground.claim());
    }
    return ground.release().isPresent() ? call.and("--release", ground.release().get()) : call;
  }
}
