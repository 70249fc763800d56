package io.tracebloc.engine.transfer;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.scope.TaskScope;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Brings errands to the volume over several streams, until every one of them is acknowledged. Used
 * once.
 */
final class Delivery implements Lane.Receipts {
  private final Workers workers;
  private final Digest digest;
  private final Supplier<ItemReader> readers;
  private final RateLimit rate;
  private final Packing packing;
  private final Recovery recovery;
  private final Arrivals arrivals;
  private final Tally tally;
  private final WorkQueue queue;

  /** By number: an errand may be lost more than once, and must not be under way twice. */
  private final Map<Long, Errand> suspects = new LinkedHashMap<>();

  Delivery(
      Workers workers,
      Digest digest,
      Supplier<ItemReader> readers,
      RateLimit rate,
      Packing packing,
      Recovery recovery,
      Arrivals arrivals,
      Tally tally,
      Iterator<Errand> errands) {
    this.workers = workers;
    this.digest = digest;
    this.readers = readers;
    this.rate = rate;
    this.packing = packing;
    this.recovery = recovery;
    this.arrivals = arrivals;
    this.tally = tally;
    this.queue = new WorkQueue(errands);
  }

  /**
   * Delivers everything.
   *
   * @return what was under way on a stream that broke and should be looked at once more: the worker
   *     at its end may have gone on for a moment
   * @throws io.tracebloc.engine.failure.Failure if it cannot be done
   */
  List<Errand> run(int streams) {
    try (var scope = new TaskScope()) {
      for (int number = 0; number < streams; number++) {
        int stream = number;
        scope.fork(
            () -> {
              work(stream, streams);
              return stream;
            });
      }
      scope.join();
    } catch (InterruptedException interrupted) {
      throw Recovery.interrupted();
    } catch (ExecutionException failed) {
      throw rethrow(failed.getCause());
    }
    synchronized (suspects) {
      return List.copyOf(suspects.values());
    }
  }

  private static RuntimeException rethrow(Throwable cause) {
    return switch (cause) {
      case RuntimeException failure -> throw failure;
      case Error error -> throw error;
      case InterruptedException _ -> Recovery.interrupted();
      default -> new IllegalStateException(cause);
    };
  }

  private void work(int stream, int streams) throws InterruptedException {
    tally.stream(1);
    try {
      var reader = readers.get();
      for (var first = queue.take(); first.isPresent(); first = queue.take()) {
        carry(stream, streams, first.get(), reader);
      }
    } finally {
      tally.stream(-1);
    }
  }

  /** Opens a lane for an errand and all that come after it, until there are none or it breaks. */
  private void carry(int stream, int streams, Errand first, ItemReader reader)
      throws InterruptedException {
    Lane lane;
    try {
      lane = new Lane(workers.start(stream, streams, digest), this);
    } catch (IOException refused) {
      queue.putBack(first);
      recovery.after("copying the files", refused);
      return;
    }
    Optional<IOException> trouble;
    try (lane) {
      trouble = feed(lane, first, reader);
    }
    trouble.ifPresent(cause -> recovery.after("copying the files", cause));
  }

  private Optional<IOException> feed(Lane lane, Errand first, ItemReader reader)
      throws InterruptedException {
    try {
      for (var next = Optional.of(first); next.isPresent(); next = queue.take()) {
        var errand = next.get();
        lane.run(errand, (out, sent) -> write(errand, reader, out, sent));
      }
      lane.finish();
      return Optional.empty();
    } catch (IOException broken) {
      return Optional.of(lane.cause(broken));
    }
  }

  private Expected write(Errand errand, ItemReader reader, OutputStream out, AtomicLong sent)
      throws IOException {
    var item = errand.item();
    boolean compressed = errand.content() && packing.compresses(item);
    var header = new ItemHeader(errand, compressed);
    out.write(header.bytes());
    if (!errand.content()) {
      return reader.recall(item);
    }
    var way = new ItemOutput(out, sent, rate, tally, packing);
    var payload =
        compressed ? new GzipPayload(way, packing) : new PlainPayload(way, header.contentBytes());
    var expected = reader.read(item, payload);
    payload.finish();
    return expected;
  }

  @Override
  public void arrived(Lane.Carried carried, Expected expected) {
    arrivals.add(carried.errand().item(), expected);
    recovery.progress();
    tally.arrived(carried.errand());
    queue.done();
  }

  @Override
  public void damaged(Lane.Carried carried) {
    tally.takenBack(carried.sent().get());
    if (!queue.putBackDamaged(carried.errand())) {
      queue.giveUp(
          new StagingFailure(
                  "the copy of %s on the volume is wrong, however often it is sent"
                      .formatted(Printable.of(carried.errand().item().name())),
                  "Something on the way to the volume damages data, or another program writes to it."
                      + " Check the storage, then try again; what was there before is unchanged.")
              .explainedBy(CheckId.C4));
    }
  }

  @Override
  public void lost(Lane.Carried carried) {
    var errand = carried.errand();
    tally.takenBack(carried.sent().get());
    if (errand.content()) {
      synchronized (suspects) {
        suspects.put(errand.item().number(), errand.withoutContent());
      }
    }
    queue.putBack(onlyTheAnswerMayBeLost(carried) ? errand.withoutContent() : errand);
  }

  /** All of it went out, so the volume may have it; by size alone nobody could tell. */
  private boolean onlyTheAnswerMayBeLost(Lane.Carried carried) {
    return digest != Digest.SIZE && carried.sent().get() == carried.errand().item().bytes();
  }
}
