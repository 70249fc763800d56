package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.scope.LimitedWork;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One file set's way onto the volume ({@code contract/protocol.md} 4.3): prepare, copy, verify,
 * swap, each a command of its own. Nothing counts until the verification has compared every file.
 */
final class Transfer {
  /** A copy that arrived damaged, or a stream that broke, is sent once more. */
  private static final int ATTEMPTS = 2;

  private static final Duration CLEAN_UP = Duration.ofSeconds(15);

  private final RemoteShell shell;
  private final PodWatch pod;
  private final Destination destination;
  private final Supplier<String> suffixes;
  private final TransferListener listener;
  private boolean warnedOfRoom;

  /** How many directories were made on the way for the upload that goes on. */
  private long made;

  /**
   * A transfer.
   *
   * @param suffixes gives eight hexadecimal digits, new ones each time
   */
  Transfer(
      RemoteShell shell,
      PodWatch pod,
      Destination destination,
      Supplier<String> suffixes,
      TransferListener listener) {
    this.shell = shell;
    this.pod = pod;
    this.destination = destination;
    this.suffixes = suffixes;
    this.listener = listener;
  }

  /** Checks the volume; {@code bytes} of room are needed. Leaves nothing behind. */
  void check(long bytes) {
    listener.phase(TransferPhase.PREPARE);
    prepare(bytes, suffixes.get(), "test");
  }

  private void prepare(long bytes, String suffix, String keep) {
    var answer =
        run("checking the volume", RemoteScript.PREPARE, suffix, destination.guard(), keep);
    if (answer.says("taken")) {
      throw destination.taken();
    }
    made = answer.number("made").orElse(0L);
    long free = answer.number("free").map(kibibytes -> kibibytes * 1024).orElse(-1L);
    if (free >= 0 && free < bytes) {
      throw new StagingFailure(
          "the volume has %,d bytes free and the files have %,d".formatted(free, bytes),
          "Delete what is not needed any more, or enlarge the claim. A dataset needs room for the"
              + " staged copy and the ingested one.");
    }
    if (destination.isDataset() && free >= 0 && free < 2 * bytes && !warnedOfRoom) {
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
    made = 0;
    try {
      try {
        prepare(plan.contentBytes(), suffix, "keep");
      } catch (NameTakenFailure taken) {
        // Nothing was made.
        done = true;
        throw taken;
      }
      var trouble = copy(files, plan, suffix);
      if (trouble.isEmpty()) {
        swap(suffix);
        done = true;
      } else if (last) {
        throw damaged(trouble.get());
      }
      return trouble;
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
      new Upload(shell, pod, destination.parameters(suffix), listener).copy(files, plan, digests);
      listener.phase(TransferPhase.VERIFY);
      return new Verification(shell, pod, destination.parameters(suffix))
          .compare(files, plan, digests);
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  private void swap(String suffix) {
    listener.phase(TransferPhase.SWAP);
    var place = destination.parameters(suffix);
    RemoteShell.Answer answer;
    try {
      answer = shell.run(RemoteScript.SWAP, place, destination.guard(), destination.kind());
    } catch (InterruptedIOException | InterruptedException interrupted) {
      throw interrupted();
    } catch (IOException lost) {
      // Its answer is lost, not necessarily its effect; the script may be run again.
      answer =
          run(
              "swapping the files in",
              RemoteScript.SWAP,
              suffix,
              destination.guard(),
              destination.kind());
    }
    if (answer.end().code() == 0 && answer.says("taken")) {
      throw destination.taken();
    }
    if (answer.end().code() != 0 || !answer.says("swapped")) {
      throw RemoteTrouble.ended("swapping the files in", answer.end(), pod);
    }
    answer
        .text("left")
        .ifPresent(
            path ->
                listener.warning(
                    "what was replaced could not be removed and stays on the volume in "
                        + Printable.of(path)));
  }

  private void abort(String suffix) {
    if (pod.loss().isPresent()) {
      return;
    }
    boolean cleaned =
        LimitedWork.callDeaf(
                CLEAN_UP,
                () ->
                    shell
                            .run(
                                RemoteScript.ABORT,
                                destination.parameters(suffix),
                                Long.toString(made))
                            .end()
                            .code()
                        == 0)
            .orElse(false);
    if (!cleaned && pod.loss().isEmpty()) {
      listener.warning(
          "the unfinished upload %s could not be removed; the next one to the same place removes it"
                  .formatted(destination.unfinished(suffix))
              + " after an hour");
    }
  }

  private RemoteShell.Answer run(
      String action, RemoteScript script, String suffix, String... more) {
    try {
      var answer = shell.run(script, destination.parameters(suffix), more);
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
            + " storage, then try again; what was there before is unchanged.");
  }
}
