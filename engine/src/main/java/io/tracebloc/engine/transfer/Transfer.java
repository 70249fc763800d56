package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.local.DigestCache;
import io.tracebloc.engine.scope.LimitedWork;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One file set's way onto the volume ({@code contract/protocol.md} 4.3): prepare, copy, verify,
 * swap, each a command of its own. Nothing counts until the far side has told what it has.
 */
final class Transfer {
  private static final Duration CLEAN_UP = Duration.ofSeconds(15);

  private final Site site;

  private final Destination destination;
  private final String suffix;
  private final TransferOptions options;
  private final DigestCache cache;
  private final ReadAhead ahead;
  private final TransferListener listener;

  /**
   * A transfer.
   *
   * @param suffix eight hexadecimal digits; an unfinished upload with the same ones is gone on with
   */
  Transfer(
      Site site,
      Destination destination,
      String suffix,
      TransferOptions options,
      DigestCache cache,
      ReadAhead ahead,
      TransferListener listener) {
    this.site = site;
    this.destination = destination;
    this.suffix = suffix;
    this.options = options;
    this.cache = cache;
    this.ahead = ahead;
    this.listener = listener;
  }

  /**
   * Sends, verifies and swaps in. After a failure the upload is removed again, unless it is to be
   * gone on with.
   */
  TransferReport send(FileSet files) {
    var plan = TransferPlan.of(files);
    listener.phase(TransferPhase.PREPARE);
    var patience = new Patience(options.patience());
    var recovery = new Recovery(site, patience);
    var commands = new RemoteCommands(site, place(), recovery);
    boolean settled = false;
    try (var early = new EarlyScripts(commands)) {
      var workers = new Workers(site, place(), early);
      if (isRemembered(files)) {
        early.start(RemoteScript.SEAL, Sending.IN_PLACE);
      } else {
        workers.startEarly();
      }
      if (DigestProbe.isNeeded(options.verify(), files.bytes())) {
        early.start(RemoteScript.PROBE);
      }
      var answer = commands.run("checking the volume", RemoteScript.PREPARE, destination.guard());
      if (answer.says("taken") || answer.says("replacing")) {
        settled = true;
        throw answer.says("taken") ? destination.taken() : destination.beingReplaced();
      }
      var tally = new Tally(plan, patience, listener);
      var sending =
          new Sending(
              commands,
              workers,
              early,
              files,
              plan,
              options,
              cache,
              ahead,
              recovery,
              tally,
              listener,
              site.isFarAway(),
              () -> early.start(RemoteScript.SWAP, swapping()));
      var report = send(sending, files, answer, early);
      settled = true;
      return report;
    } finally {
      if (!settled && !options.keepPartial() && !patience.exhausted()) {
        abort(Optional.empty());
      }
    }
  }

  /** Whether this machine has sent or checked these files before, so that they may be there. */
  private boolean isRemembered(FileSet files) {
    var names = files.iterator();
    if (options.verify() == Verify.SIZE || !names.hasNext()) {
      return false;
    }
    var first = names.next();
    return cache.find(first, Digest.SHA256.algorithm(first)).isPresent();
  }

  private TransferReport send(
      Sending sending, FileSet files, ScriptAnswer prepared, EarlyScripts early) {
    var copy =
        prepared.says("manifest")
            ? sending.earlierCopy().filter(found -> found.isFile() == destination.isFile())
            : Optional.<EarlierCopy>empty();
    early.drop(RemoteScript.SEAL);
    if (copy.filter(found -> found.isComplete(files)).isPresent()) {
      abort(early.take(RemoteScript.ABORT));
      return sending.unchanged(copy.get());
    }
    early.drop(RemoteScript.ABORT);
    boolean unfinished = prepared.says("unfinished");
    var base = destination.isFile() ? Optional.<EarlierCopy>empty() : copy;
    if (!unfinished) {
      requireRoom(prepared, files.bytes() - base.map(EarlierCopy::unchangedBytes).orElse(0L));
    }
    var report = sending.run(base, unfinished);
    swap(early);
    return report;
  }

  /** Removes the staged copy. */
  void reclaim() {
    listener.phase(TransferPhase.RECLAIM);
    commands(new Patience(options.patience()))
        .run("removing the staged copy", RemoteScript.RECLAIM);
  }

  private RemoteCommands commands(Patience patience) {
    return new RemoteCommands(site, place(), new Recovery(site, patience));
  }

  private List<String> place() {
    return destination.parameters(suffix);
  }

  private void requireRoom(ScriptAnswer answer, long bytes) {
    long free = answer.number("free").map(kibibytes -> kibibytes * 1024).orElse(Long.MAX_VALUE);
    if (free < bytes) {
      throw new StagingFailure(
              "the volume has %,d bytes free and the files have %,d".formatted(free, bytes),
              "Delete what is not needed any more, or enlarge the claim. A dataset needs room for the"
                  + " staged copy and the ingested one.")
          .explainedBy(CheckId.X11);
    }
    if (destination.isDataset() && free / 2 < bytes) {
      listener.warning(
          ("the volume has %,d bytes free; the ingestor copies the %,d bytes of the dataset once"
                  + " more and may run out of room")
              .formatted(free, bytes));
    }
  }

  private String[] swapping() {
    return new String[] {destination.guard(), destination.kind()};
  }

  private void swap(EarlyScripts early) {
    listener.phase(TransferPhase.SWAP);
    var answer =
        early.call(
            "swapping the files in", RemoteScript.SWAP, _ -> {}, ScriptAnswer::read, swapping());
    if (answer.says("replacing")) {
      throw destination.beingReplaced();
    }
    if (answer.says("taken")) {
      throw destination.taken();
    }
    if (!answer.says("swapped")) {
      throw new StagingFailure(
              "swapping the files in failed: the far side did not say that it was done",
              "Try again.")
          .explainedBy(CheckId.X5);
    }
    answer
        .text("left")
        .ifPresent(
            path ->
                listener.warning(
                    "what was replaced could not be removed and stays on the volume in "
                        + Printable.of(path)));
  }

  private void abort(Optional<EarlyScript> early) {
    if (site.pod().loss().isPresent()) {
      early.ifPresent(EarlyScript::close);
      return;
    }
    boolean cleaned =
        LimitedWork.callDeaf(
                CLEAN_UP,
                () -> {
                  callAbort(early);
                  return true;
                })
            .orElse(false);
    if (!cleaned && site.pod().loss().isEmpty()) {
      listener.warning(
          "the unfinished upload %s could not be removed; the next one to the same place goes on with it"
              .formatted(destination.unfinished(suffix)));
    }
  }

  private void callAbort(Optional<EarlyScript> early) throws IOException, InterruptedException {
    if (early.isPresent()) {
      try (var script = early.get()) {
        site.shell().call(script, _ -> {}, ScriptAnswer::read);
        return;
      } catch (ScriptFailedException failed) {
        throw failed;
      } catch (IOException perhapsLongAgo) {
        // Whether there is trouble now is seen in the usual way.
      }
    }
    site.shell().call(RemoteScript.ABORT, _ -> {}, ScriptAnswer::read, place());
  }
}
