package io.tracebloc.engine.transfer;

import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.local.DigestCache;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One upload, from the prepared directories to files that are known to be right: begins with what
 * the volume has, sends the rest, and compares. Used once.
 */
final class Sending {
  /** What SEAL is told to look at what stands in place. */
  static final String[] IN_PLACE = {"place", Manifest.Listing.FULL.format(), "0"};

  private final Workers workers;
  private final EarlyScripts early;
  private final FileSet files;
  private final TransferPlan plan;
  private final TransferOptions options;
  private final DigestCache cache;
  private final ReadAhead ahead;
  private final Recovery recovery;
  private final RemoteCommands commands;
  private final Tally tally;
  private final TransferListener listener;
  private final boolean farAway;
  private final Runnable ready;
  private final RateLimit rate;
  private final Packing packing;
  private Digest digest;
  private FileDigests digests;
  private Manifest manifest;

  /** In bytes; to count them takes a look at every file. */
  private long manifestSize;

  private Optional<EarlierCopy> linked = Optional.empty();

  Sending(
      RemoteCommands commands,
      Workers workers,
      EarlyScripts early,
      FileSet files,
      TransferPlan plan,
      TransferOptions options,
      DigestCache cache,
      ReadAhead ahead,
      Recovery recovery,
      Tally tally,
      TransferListener listener,
      boolean farAway,
      Runnable ready) {
    this.commands = commands;
    this.workers = workers;
    this.early = early;
    this.files = files;
    this.plan = plan;
    this.options = options;
    this.cache = cache;
    this.ahead = ahead;
    this.recovery = recovery;
    this.tally = tally;
    this.listener = listener;
    this.rate = RateLimit.of(options.bytesPerSecond());
    this.packing = new Packing(options.compression(), farAway);
    this.farAway = farAway;
    this.ready = ready;
  }

  /** What stands in place, if it can be told how it differs from the files. */
  Optional<EarlierCopy> earlierCopy() {
    if (options.verify() == Verify.SIZE) {
      return Optional.empty();
    }
    var copy =
        early.call(
            "reading what is in place",
            RemoteScript.SEAL,
            _ -> {},
            in -> EarlierCopy.read(files, in),
            IN_PLACE);
    copy =
        copy.filter(found -> options.verify() != Verify.SHA256 || found.digest() == Digest.SHA256);
    copy.ifPresent(this::compare);
    return copy.filter(EarlierCopy::isUseful);
  }

  private void compare(EarlierCopy copy) {
    try {
      ahead.stop();
      if (copy.hasNamesOf(files)) {
        // Perhaps there is nothing to do; then what was made for it is removed at once.
        early.start(RemoteScript.ABORT);
      }
      copy.compare(files, ahead, new ItemReader(copy.digest(), cache, ReadAhead.NONE));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Notes that nothing has to be done. */
  TransferReport unchanged(EarlierCopy copy) {
    files.forEach(file -> tally.unchanged(file.size()));
    return tally.report(copy.digest(), Duration.ZERO);
  }

  /**
   * Sends what is not on the volume.
   *
   * @param unfinished whether an earlier upload has left something
   */
  TransferReport run(Optional<EarlierCopy> copy, boolean unfinished) {
    var marks = unfinished ? journal(copy) : Set.<String>of();
    listener.phase(TransferPhase.COPY);
    workers.startEarly();
    begin(copy, marks);
    // By size alone a part that never came looks like any other in front of one that did.
    boolean comparable = options.verify() != Verify.SIZE;
    deliver(errands(item -> new Errand(item, !(comparable && marks.contains(item.mark())))));
    long lastByte = System.nanoTime();
    listener.phase(TransferPhase.VERIFY);
    if (!isSealed()) {
      repair();
    }
    return tally.report(digest, Duration.ofNanos(System.nanoTime() - lastByte));
  }

  private void begin(Optional<EarlierCopy> copy, Set<String> marks) {
    linked = copy;
    var times = copy.map(EarlierCopy::volumeTimes).orElse(Manifest.Times.OF_SOURCE);
    if (copy.isEmpty()) {
      digest = new DigestProbe(early).choose(options.verify(), plan.contentBytes());
      digests = new FileDigests(plan.files(), digest.length());
    }
    linked.ifPresent(
        found -> {
          digest = found.digest();
          digests = found.digests();
          if (!marks.contains(found.mark())) {
            link(found);
          }
          long index = 0;
          for (var file : files) {
            if (found.isUnchanged(index++)) {
              tally.unchanged(file.size());
            }
          }
        });
    manifest = new Manifest(files, plan, digest, digests, times);
    manifestSize = manifest.size();
  }

  private void link(EarlierCopy copy) {
    var unwanted = copy.unwanted();
    var answer =
        commands.call(
            "taking over what is unchanged",
            RemoteScript.LINK,
            out -> out.write(unwanted),
            ScriptAnswer::read,
            Integer.toString(unwanted.length),
            copy.mark());
    if (!answer.says("linked") && !answer.says("copied")) {
      throw new IllegalStateException("the far side did not say what it did");
    }
  }

  private Set<String> journal(Optional<EarlierCopy> copy) {
    return commands.call(
        "reading how far an earlier upload came",
        RemoteScript.JOURNAL,
        _ -> {},
        this::marks,
        copy.map(EarlierCopy::mark).orElse(""));
  }

  private Set<String> marks(InputStream in) throws IOException {
    var marks = new HashSet<String>();
    var reader = new NameReader(in);
    for (var mark = reader.line(); !mark.isEmpty(); mark = reader.line()) {
      marks.add(mark);
    }
    return marks;
  }

  /** What is to be done about every file that is not linked. */
  private Iterator<Errand> errands(Function<WorkItem, Errand> decide) {
    var items =
        new WorkPlan(files, index -> linked.filter(copy -> copy.isUnchanged(index)).isEmpty());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return items.hasNext();
      }

      @Override
      public Errand next() {
        var errand = decide.apply(items.next());
        if (!items.hasNext()) {
          startEarly();
        }
        return errand;
      }
    };
  }

  /**
   * When the last item goes out, what comes after it is started, so that it does not wait later.
   */
  private void startEarly() {
    var listing = Manifest.Listing.FULL;
    early.start(RemoteScript.SEAL, sealing(listing));
    ready.run();
  }

  private void deliver(Iterator<Errand> errands) {
    ahead.stop();
    var arrivals = new Arrivals(digest, digests, cache);
    var todo = errands;
    while (todo.hasNext()) {
      var delivery =
          new Delivery(
              workers,
              digest,
              () -> new ItemReader(digest, cache, ahead),
              rate,
              packing,
              recovery,
              arrivals,
              tally,
              todo);
      todo = delivery.run(streams()).iterator();
    }
  }

  /** A long line is filled by several streams, a near one by one: measured, see the docs. */
  private int streams() {
    int processors = Runtime.getRuntime().availableProcessors();
    int automatic = farAway ? 4 : Math.clamp(processors / 4, 1, 4);
    return options.streams().orElse(automatic);
  }

  private boolean isSealed() {
    return isSealed(Manifest.Listing.FULL) || isSealed(Manifest.Listing.SIZES);
  }

  private boolean isSealed(Manifest.Listing listing) {
    var answer =
        early.call(
            "verifying the copy",
            RemoteScript.SEAL,
            manifest::writeTo,
            ScriptAnswer::read,
            sealing(listing));
    var seen = answer.text("listing").map(text -> text.split(" ", 2)[0]).orElse("");
    return seen.equals(manifest.listing(listing))
        && answer.number("entries").filter(count -> count == plan.files()).isPresent();
  }

  private String[] sealing(Manifest.Listing listing) {
    return new String[] {"new", listing.format(), Long.toString(manifestSize)};
  }

  /** Removes what was not sent, and has everything looked at again. */
  private void repair() {
    listener.warning("the copy on the volume is not what was sent; looking at every file again");
    var unwanted = commands.call("listing the copy", RemoteScript.LIST, _ -> {}, this::unwanted);
    commands.call(
        "removing what was not sent",
        RemoteScript.PRUNE,
        out -> out.write(unwanted),
        ScriptAnswer::read,
        Integer.toString(unwanted.length));
    deliver(errands(item -> new Errand(item, false)));
    if (!isSealed()) {
      throw wrong(
          linked.isPresent()
              ? "what was taken over from the earlier copy is not what it was"
              : "names or sizes differ after it was sent again");
    }
  }

  private byte[] unwanted(InputStream in) throws IOException {
    var index = new NameIndex(files);
    var unwanted = new ByteArrayOutputStream();
    var reader = new NameReader(in);
    for (var name = reader.name(); name.length > 0; name = reader.name()) {
      if (index.find(name) < 0) {
        unwanted.writeBytes(name);
      }
    }
    return unwanted.toByteArray();
  }

  private static StagingFailure wrong(String how) {
    return new StagingFailure(
            "the copy on the volume is wrong: " + how,
            "Another program writes to it, or the storage damages data. Check the storage, then try"
                + " again; what was there before is unchanged.")
        .explainedBy(CheckId.C4);
  }
}
