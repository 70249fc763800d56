package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.StagingFailure;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One dataset's way onto the volume ({@code contract/protocol.md} 4.3): prepare, copy, verify,
 * swap, each a command of its own. Nothing counts until the verification has compared every file.
 */
final class Transfer {
  /** A copy that arrived damaged, or a stream that broke, is sent once more. */
  private static final int ATTEMPTS = 2;

  private static final Duration CLEAN_UP = Duration.ofSeconds(15);

  private final RemoteShell shell;
  private final PodWatch pod;
  private final String table;
  private final Supplier<String> suffixes;
  private final TransferListener listener;
  private boolean warnedOfRoom;

  /**
   * A transfer.
   *
   * @param suffixes gives eight hexadecimal digits, new ones each time
   */
  Transfer(
      RemoteShell shell,
      PodWatch pod,
      String table,
      Supplier<String> suffixes,
      TransferListener listener) {
    this.shell = shell;
    this.pod = pod;
    this.table = table;
    this.suffixes = suffixes;
    this.listener = listener;
  }

  /** Checks the volume; {@code bytes} of room are needed. Leaves nothing behind. */
  void check(long bytes) {
    listener.phase(TransferPhase.PREPARE);
    prepare(bytes, suffixes.get(), "test");
  }

  private void prepare(long bytes, String suffix, String keep) {
    var answer = run("checking the volume", RemoteScript.PREPARE, suffix, keep);
    long free = -1;
    for (var line : answer.output().lines().toList()) {
      if (line.equals("taken")) {
        throw taken();
      }
      if (line.matches("free \\d{1,15}")) {
        free = Long.parseLong(line.substring("free ".length())) * 1024;
      }
    }
    if (free >= 0 && free < bytes) {
      throw new StagingFailure(
          "the volume has %,d bytes free and the dataset has %,d".formatted(free, bytes),
          "Delete datasets that are not needed any more, or enlarge the claim. The staged copy and"
              + " the ingested one both need room.");
    }
    if (free >= 0 && free < 2 * bytes && !warnedOfRoom) {
      warnedOfRoom = true;
      listener.warning(
          ("the volume has %,d bytes free; the ingestor copies the %,d bytes of the dataset once"
                  + " more and may run out of room")
              .formatted(free, bytes));
    }
  }

  /** Sends, verifies and swaps in. On any failure the upload is removed again. */
  void send(FileSet files) {
    var plan = TransferPlan.of(files);
    listener.phase(TransferPhase.PREPARE);
    for (int attempt = 1; ; attempt++) {
      var trouble = attempt(files, plan, suffixes.get(), attempt == ATTEMPTS);
      if (trouble.isEmpty()) {
        return;
      }
      listener.warning(trouble.get() + "; sending the files again");
    }
  }

  /** Removes the staged copy. */
  void reclaim() {
    listener.phase(TransferPhase.RECLAIM);
    run("removing the staged copy", RemoteScript.RECLAIM, suffixes.get());
  }

  /** Gives what went wrong, if it may be tried again. */
  private Optional<String> attempt(FileSet files, TransferPlan plan, String suffix, boolean last) {
    boolean done = false;
    try {
      prepare(plan.contentBytes(), suffix, "keep");
      var trouble = copy(files, plan, suffix);
      if (trouble.isEmpty()) {
        swap(suffix);
        done = true;
      } else if (last) {
        throw damaged(trouble.get());
      }
      return trouble;
    } catch (NameTakenFailure taken) {
      done = true;
      throw taken;
    } catch (IOException broken) {
      if (last || broken instanceof InterruptedIOException || pod.loss().isPresent()) {
        throw failed("copying the files", broken);
      }
      return Optional.of("the connection broke while copying");
    } finally {
      if (!done) {
        abort(suffix);
      }
    }
  }

  /** Copies and compares; gives what is wrong with the copy, if anything. */
  private Optional<String> copy(FileSet files, TransferPlan plan, String suffix)
      throws IOException {
    listener.phase(TransferPhase.COPY);
    var digests = new DigestLog();
    try {
      new Upload(shell, pod, table, suffix, listener).copy(files, plan, digests);
      listener.phase(TransferPhase.VERIFY);
      return new Verification(shell, pod, table, suffix).compare(files, plan, digests);
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  private void swap(String suffix) {
    listener.phase(TransferPhase.SWAP);
    RemoteShell.Answer answer;
    try {
      answer = shell.run(RemoteScript.SWAP, table, suffix);
    } catch (InterruptedIOException | InterruptedException interrupted) {
      throw interrupted();
    } catch (IOException lost) {
      // Its answer is lost, not necessarily its effect; the script may be run again.
      answer = run("swapping the files in", RemoteScript.SWAP, suffix);
    }
    require("swapping the files in", answer, "swapped");
  }

  private void abort(String suffix) {
    if (pod.loss().isPresent()) {
      return;
    }
    boolean cleaned =
        CleanUp.within(
            CLEAN_UP, () -> shell.run(RemoteScript.ABORT, table, suffix).end().code() == 0);
    if (!cleaned && pod.loss().isEmpty()) {
      listener.warning(
          "the unfinished upload .tracebloc-staging/%s.staging-%s could not be removed; the next push"
                  .formatted(table, suffix)
              + " of this dataset removes it after an hour");
    }
  }

  private RemoteShell.Answer run(
      String action, RemoteScript script, String suffix, String... more) {
    try {
      var parameters = new ArrayList<>(List.of(table, suffix));
      parameters.addAll(List.of(more));
      var answer = shell.run(script, parameters.toArray(String[]::new));
      if (answer.end().code() != 0) {
        throw RemoteTrouble.ended(action, answer.end(), pod);
      }
      return answer;
    } catch (InterruptedException interrupted) {
      throw interrupted();
    } catch (IOException failure) {
      throw failed(action, failure);
    }
  }

  private void require(String action, RemoteShell.Answer answer, String acknowledgement) {
    boolean acknowledged = answer.output().lines().anyMatch(acknowledgement::equals);
    if (answer.end().code() != 0 || !acknowledged) {
      throw RemoteTrouble.ended(action, answer.end(), pod);
    }
  }

  private RuntimeException failed(String action, IOException failure) {
    return failure instanceof InterruptedIOException
        ? interrupted()
        : RemoteTrouble.broken(action, failure, pod);
  }

  private static InterruptedFailure interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedFailure("interrupted; what was on the volume before is unchanged", "");
  }

  private static StagingFailure damaged(String trouble) {
    return new StagingFailure(
        trouble + ", twice",
        "Something on the way to the volume damages data, or another program writes to it. Check the"
            + " storage, then push again; what was there before is unchanged.");
  }

  private NameTakenFailure taken() {
    return new NameTakenFailure(
        "the name %s is taken: its directory on the volume is not empty".formatted(table),
        "Choose another name, or delete the dataset first.");
  }
}
