package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Kubectl's own ways of copying. */
final class Rivals {
  private Rivals() {}

  /** {@code kubectl cp}. */
  record Cp(Site site, Kubectl kubectl, String name) implements Side {
    @Override
    public Copied copy(Path source, String directory) throws IOException, InterruptedException {
      var target = directory;
      if (Files.isRegularFile(source)) {
        site.inPod("mkdir \"$1\"", directory);
        target = directory + "/" + source.getFileName();
      }
      var call = kubectl.call("cp", source.toString(), site.pod() + ":" + target);
      return Copied.untold(call.run().nanoseconds());
    }
  }

  /** {@code tar | kubectl exec tar}. */
  record TarPipe(Site site, Kubectl kubectl, String name) implements Side {
    @Override
    public Copied copy(Path source, String directory) throws IOException, InterruptedException {
      site.inPod("mkdir \"$1\"", directory);
      var file = Files.isRegularFile(source);
      var folder = file ? source.getParent() : source;
      var packing =
          Call.of("tar", "-C", folder.toString(), "-cf", "-")
              .and(file ? source.getFileName().toString() : ".");
      var unpacking =
          kubectl.call("exec", "-i", site.pod(), "--", "tar", "-C", directory, "-xof", "-");
      return Copied.untold(packing.pipeInto(unpacking).nanoseconds());
    }
  }
}
