package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.files.DirectoryFiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Looks at the content of every file of a directory, spread over threads; findings come out in the
 * order of the files, while the rest is still being looked at.
 */
final class FileSweep {
  private static final int CHUNK = 256;

  private final int threads;

  FileSweep(int threads) {
    this.threads = threads;
  }

  /**
   * Looks at all files.
   *
   * @param inspectors makes an inspector for one thread to use for some files
   * @param progress takes the number of files done
   */
  void run(
      DirectoryFiles files,
      Supplier<FileInspector> inspectors,
      Consumer<Finding> findings,
      LongConsumer progress)
      throws InterruptedException {
    // A fixed pool: reading local files blocks the carrier of a virtual thread anyway.
    var pool = Executors.newFixedThreadPool(threads, Thread.ofPlatform().daemon().factory());
    try {
      sweep(files, inspectors, findings, progress, pool);
    } finally {
      pool.shutdownNow();
      pool.close();
    }
  }

  private void sweep(
      DirectoryFiles files,
      Supplier<FileInspector> inspectors,
      Consumer<Finding> findings,
      LongConsumer progress,
      ExecutorService pool)
      throws InterruptedException {
    var local = ThreadLocal.withInitial(inspectors);
    var pending = new ArrayDeque<Future<List<Finding>>>();
    var ahead = threads * 8;
    var done = 0L;
    for (var next = 0; next < files.count() || !pending.isEmpty(); ) {
      while (next < files.count() && pending.size() < ahead) {
        var start = next;
        next = (int) Math.min((long) start + CHUNK, files.count());
        var end = next;
        pending.add(pool.submit(() -> inspect(files, start, end, local.get())));
      }
      join(pending.remove()).forEach(findings);
      done = Math.min(done + CHUNK, files.count());
      progress.accept(done);
    }
  }

  private static List<Finding> inspect(
      DirectoryFiles files, int start, int end, FileInspector inspector) {
    var findings = new ArrayList<Finding>();
    for (var index = start; index < end && !Thread.currentThread().isInterrupted(); index++) {
      inspector.inspect(files.file(index), findings::add);
    }
    return findings;
  }

  private static List<Finding> join(Future<List<Finding>> chunk) throws InterruptedException {
    try {
      return chunk.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("looking at files failed", e.getCause());
    }
  }
}
