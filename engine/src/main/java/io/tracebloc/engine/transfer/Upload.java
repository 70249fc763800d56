package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.LocalFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Sends the archive and has it unpacked into the staging directory. */
final class Upload {
  private static final int CHUNK = 256 * 1024;

  private final RemoteShell shell;
  private final PodWatch pod;
  private final List<String> place;
  private final TransferListener listener;
  private final byte[] chunk = new byte[CHUNK];
  private long sentBytes;
  private long sentFiles;

  Upload(RemoteShell shell, PodWatch pod, List<String> place, TransferListener listener) {
    this.shell = shell;
    this.pod = pod;
    this.place = place;
    this.listener = listener;
  }

  /**
   * Sends all files.
   *
   * @param digests gets the digest of each file, in order
   * @throws IOException if the stream broke and the far side did not say why
   * @throws io.tracebloc.engine.failure.StagingFailure if the far side failed
   * @throws LocalFailure if a file cannot be read or has changed
   */
  void copy(FileSet files, TransferPlan plan, DigestLog digests)
      throws IOException, InterruptedException {
    try (var script = shell.start(RemoteScript.RECEIVE, place, Long.toString(plan.units()))) {
      IOException broken = null;
      try {
        write(files, plan, digests, script.input());
      } catch (InterruptedIOException interrupted) {
        throw interrupted;
      } catch (IOException failure) {
        // The pipe usually breaks because the script ended; then its own words count.
        broken = failure;
      }
      finish(script, broken);
    }
  }

  private void finish(RunningScript script, IOException broken)
      throws IOException, InterruptedException {
    String output;
    ScriptEnd end;
    try {
      output = script.readOutput(1024);
      end = script.await();
    } catch (InterruptedIOException interrupted) {
      throw interrupted;
    } catch (IOException unknown) {
      throw broken == null ? unknown : broken;
    }
    if (end.code() != 0) {
      throw RemoteTrouble.ended("unpacking on the volume", end, pod);
    }
    if (broken != null || !output.equals("unpacked\n")) {
      // Exit code 0 without the acknowledgement proves nothing.
      throw new IOException("the far side reported success before it had taken every byte");
    }
  }

  private void write(FileSet files, TransferPlan plan, DigestLog digests, OutputStream out)
      throws IOException {
    var digest = sha256();
    long archived = 0;
    for (var file : files) {
      var header = TarHeader.of(TransferPlan.encode(file), file.size(), file.modified());
      out.write(header);
      content(file, plan, digest, out);
      digests.add(digest.digest());
      archived += header.length + TarHeader.padded(file.size());
      sentFiles++;
      report(plan);
    }
    if (archived > plan.archiveBytes() - 2L * TarHeader.BLOCK) {
      throw new LocalFailure("the set of files changed while it was being sent", "Try again.");
    }
    zeros(out, plan.archiveBytes() - archived);
    out.close();
  }

  private void content(DatasetFile file, TransferPlan plan, MessageDigest digest, OutputStream out)
      throws IOException {
    try (var source = SourceFile.open(file)) {
      for (int read = source.read(chunk); read >= 0; read = source.read(chunk)) {
        digest.update(chunk, 0, read);
        out.write(chunk, 0, read);
        sentBytes += read;
        report(plan);
      }
    }
    zeros(out, TarHeader.padded(file.size()) - file.size());
  }

  private void report(TransferPlan plan) {
    listener.progress(
        new TransferProgress(sentBytes, plan.contentBytes(), sentFiles, plan.files(), 1, 0));
  }

  private static void zeros(OutputStream out, long count) throws IOException {
    var block = new byte[(int) Math.min(count, TransferPlan.UNIT)];
    for (long left = count; left > 0; left -= block.length) {
      out.write(block, 0, (int) Math.min(left, block.length));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }
}
