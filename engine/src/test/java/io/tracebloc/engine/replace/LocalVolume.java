package io.tracebloc.engine.replace;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.transfer.ScriptAnswer;
import io.tracebloc.engine.transfer.Toolset;
import io.tracebloc.engine.transfer.Volume;
import io.tracebloc.engine.transfer.VolumeScript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A volume that is a folder here, with BusyBox as the tools of the stage Pod. */
public final class LocalVolume implements Volume {
  private final Path folder;
  private final String path;

  /** This folder; links to the tools are made beside it. */
  public LocalVolume(Path folder) {
    this.folder = folder;
    try {
      path = Toolset.BUSYBOX.path(folder.resolveSibling("tools"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes the links to the tools beside a folder. */
  public static void clear(Path folder) throws IOException {
    Toolset.BUSYBOX.clear(folder.resolveSibling("tools"));
  }

  @Override
  public ScriptAnswer run(String action, VolumeScript script, String... arguments) {
    var builder = new ProcessBuilder(script.command(arguments)).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", path);
    var command = builder.command();
    command.set(0, path + "/" + command.getFirst());
    try {
      var process = builder.redirectErrorStream(false).start();
      process.getOutputStream().close();
      var output = new String(process.getInputStream().readAllBytes(), UTF_8);
      var errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new StagingFailure("%s failed: %s".formatted(action, errors.strip()), "");
      }
      return new ScriptAnswer(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
