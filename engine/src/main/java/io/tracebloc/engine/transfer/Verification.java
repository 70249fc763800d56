package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * Compares what lies in the staging directory with what was sent: every listed file by SHA-256 (and
 * so by size), and the number of files for extra ones.
 */
final class Verification {
  private final RemoteShell shell;
  private final PodWatch pod;
  private final List<String> place;

  Verification(RemoteShell shell, PodWatch pod, List<String> place) {
    this.shell = shell;
    this.pod = pod;
    this.place = place;
  }

  /**
   * Runs the comparison.
   *
   * @return what is wrong, if anything, as a sentence
   * @throws IOException if the stream broke
   * @throws io.tracebloc.engine.failure.StagingFailure if the far side failed
   */
  Optional<String> compare(FileSet files, TransferPlan plan, DigestLog digests)
      throws IOException, InterruptedException {
    try (var script =
        shell.start(
            RemoteScript.VERIFY,
            place,
            Long.toString(plan.listBytes()),
            Long.toString(plan.files()))) {
      IOException broken = null;
      Optional<String> difference = Optional.empty();
      try {
        sendList(files, script.input());
        difference =
            new DigestComparison(files, digests)
                .read(new BufferedInputStream(script.output(), 64 * 1024));
      } catch (InterruptedIOException interrupted) {
        throw interrupted;
      } catch (IOException failure) {
        broken = failure;
      }
      return finish(script, broken, difference);
    }
  }

  private Optional<String> finish(
      RunningScript script, IOException broken, Optional<String> difference)
      throws IOException, InterruptedException {
    ScriptEnd end;
    try {
      script.output().transferTo(OutputStream.nullOutputStream());
      end = script.await();
    } catch (InterruptedIOException interrupted) {
      throw interrupted;
    } catch (IOException unknown) {
      throw broken == null ? unknown : broken;
    }
    if (end.code() != 0) {
      throw RemoteTrouble.ended("verifying the copy", end, pod);
    }
    if (broken != null) {
      throw broken;
    }
    return difference;
  }

  private static void sendList(FileSet files, OutputStream out) throws IOException {
    for (var file : files) {
      out.write(TransferPlan.listed(TransferPlan.encode(file)));
    }
    out.close();
  }
}
