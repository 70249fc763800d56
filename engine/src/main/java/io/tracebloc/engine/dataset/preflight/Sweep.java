package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;

/**
 * Files being looked at, in chunks. Workers take the chunks; one thread finishes the sweep: it
 * lends a hand, and gets the findings in the order of the files while later ones are being looked
 * at.
 */
final class Sweep implements AutoCloseable {
  private static final int CHUNK = 128;

  /** Workers take no further chunk while more findings than these are not fetched yet. */
  private static final int MOST_FINDINGS = 10_000;

  /** Files of one inspection from start up to end. */
  private record Chunk(Inspection inspection, int start, int end) {}

  /** Hears how many files are done, out of the total. */
  @FunctionalInterface
  interface Progress {
    /** Called by the thread that finishes the sweep. */
    void checked(long files, long total);
  }

  private final List<Chunk> chunks;
  private final Map<Integer, List<Finding>> done = new HashMap<>();
  private int nextChunk;
  private long unfetched;
  private volatile boolean stopped;
  private Optional<Throwable> failure = Optional.empty();

  Sweep(List<Inspection> inspections) {
    this.chunks = inspections.stream().flatMap(each -> split(each).stream()).toList();
  }

  private static List<Chunk> split(Inspection inspection) {
    var count = inspection.files().count();
    var split = new ArrayList<Chunk>();
    for (var start = 0; start < count; start += CHUNK) {
      split.add(new Chunk(inspection, start, Math.min(start + CHUNK, count)));
    }
    return split;
  }

  /**
   * Waits for the end, handing on what is found.
   *
   * @throws IllegalStateException if an inspector failed
   */
  void finish(Consumer<Finding> findings, Progress progress) throws InterruptedException {
    var total = chunks.stream().mapToLong(chunk -> chunk.end() - chunk.start()).sum();
    var files = 0L;
    var looker = new Looker();
    for (var chunk = 0; chunk < chunks.size(); chunk++) {
      helpUntilDone(chunk, looker);
      fetch(chunk).forEach(findings);
      files += chunks.get(chunk).end() - chunks.get(chunk).start();
      progress.checked(files, total);
    }
  }

  /** Lets the workers stop after the file at hand. */
  @Override
  public synchronized void close() {
    stopped = true;
    notifyAll();
  }

  /** What each worker does. */
  void work() {
    var looker = new Looker();
    try {
      for (var chunk = take(); chunk.isPresent(); chunk = take()) {
        looker.look(chunk.getAsInt());
      }
    } catch (InterruptedException e) {
      // The workers are being closed, and nobody waits for the findings.
      Thread.currentThread().interrupt();
    }
  }

  private void helpUntilDone(int chunk, Looker looker) throws InterruptedException {
    while (!isDone(chunk)) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      var another = takeAtOnce();
      if (another.isEmpty()) {
        return;
      }
      looker.look(another.getAsInt());
    }
  }

  private synchronized boolean isDone(int chunk) {
    return done.containsKey(chunk);
  }

  private synchronized OptionalInt take() throws InterruptedException {
    while (unfetched > MOST_FINDINGS && !stopped) {
      wait();
    }
    return takeAtOnce();
  }

  private synchronized OptionalInt takeAtOnce() {
    // Whoever finishes the sweep then waits for a chunk that was taken, so nobody waits for ever.
    return stopped || unfetched > MOST_FINDINGS || nextChunk == chunks.size()
        ? OptionalInt.empty()
        : OptionalInt.of(nextChunk++);
  }

  private synchronized void put(int chunk, List<Finding> findings) {
    done.put(chunk, findings);
    unfetched += findings.size();
    notifyAll();
  }

  private synchronized void fail(Throwable cause) {
    failure = Optional.of(cause);
    stopped = true;
    notifyAll();
  }

  private synchronized List<Finding> fetch(int chunk) throws InterruptedException {
    while (!done.containsKey(chunk)) {
      if (failure.isPresent()) {
        throw new IllegalStateException("looking at files failed", failure.get());
      }
      wait();
    }
    var findings = done.remove(chunk);
    unfetched -= findings.size();
    notifyAll();
    return findings;
  }

  /** One thread at work, with inspectors of its own. */
  private final class Looker {
    private final Map<Inspection, FileInspector> inspectors = new HashMap<>();

    void look(int number) {
      try {
        var chunk = chunks.get(number);
        var inspector =
            inspectors.computeIfAbsent(chunk.inspection(), each -> each.inspectors().get());
        put(number, findings(chunk, inspector));
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }

    private List<Finding> findings(Chunk chunk, FileInspector inspector) {
      var findings = new ArrayList<Finding>(0);
      var files = chunk.inspection().files();
      for (var file = chunk.start(); file < chunk.end() && !stopped; file++) {
        inspector.inspect(files.file(file), findings::add);
      }
      return findings;
    }
  }
}
