package io.tracebloc.sandbox.pods.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A small process that outlives this one by a moment: when this one is gone without a good-bye, for
 * example by {@code kill -9}, it kills the containers' processes. It notices by the end of its
 * standard input, which only this process holds open. Does nothing where there is no {@code /proc}.
 */
public final class Guardian implements AutoCloseable {
  private static final String SCRIPT =
      """
      if read -r farewell; then exit 0; fi
      for round in 1 2 3; do
        for process in /proc/[0-9]*; do
          if tr '\\0' '\\n' 2>/dev/null <"$process/environ" | grep -qxF "$1"; then
            kill -9 "${process#/proc/}" 2>/dev/null
          fi
        done 2>/dev/null
      done
      """;

  private final Optional<Process> process;

  private Guardian(Optional<Process> process) {
    this.process = process;
  }

  /**
   * Watches over the processes of a node.
   *
   * @param owner as in {@link ContainerContext#owner}
   */
  public static Guardian of(String owner) {
    if (!Files.isDirectory(Path.of("/proc/self"))) {
      return new Guardian(Optional.empty());
    }
    var host = Programs.ofHost();
    var command = new ArrayList<String>();
    host.onSearchPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
    command.addAll(List.of("sh", "-c", SCRIPT, "guardian", ProcessTree.OWNER + "=" + owner));
    var builder = new ProcessBuilder(command).directory(Path.of("/").toFile());
    builder.environment().clear();
    builder.environment().put("PATH", host.path());
    try {
      return new Guardian(
          Optional.of(
              builder.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD).start()));
    } catch (IOException failure) {
      throw new UncheckedIOException("starting the guardian of containers", failure);
    }
  }

  /** Says good-bye: all containers have ended. */
  @Override
  public void close() {
    process.ifPresent(Guardian::dismiss);
  }

  private static void dismiss(Process guardian) {
    try (var input = guardian.getOutputStream()) {
      input.write("bye\n".getBytes(StandardCharsets.US_ASCII));
      input.flush();
      guardian.waitFor();
    } catch (IOException gone) {
      // Somebody ended it: there is nothing left to guard.
      guardian.destroyForcibly();
    } catch (InterruptedException interrupted) {
      guardian.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
