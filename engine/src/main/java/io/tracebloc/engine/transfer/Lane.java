package io.tracebloc.engine.transfer;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One stream and the remote worker at its end: errands go in, acknowledgements come out. Written to
 * by one thread; a thread of its own reads.
 */
final class Lane implements AutoCloseable {
  /** How many errands may be without an answer. */
  private static final int WINDOW = 3;

  private static final int LINE_LIMIT = 1024;

  /** An errand under way, and how many bytes of its content have gone out. */
  record Carried(Errand errand, CompletableFuture<Expected> expected, AtomicLong sent) {
    private long number() {
      return errand.item().number();
    }
  }

  /** Hears what becomes of errands, of each once. */
  interface Receipts {
    /** The volume has what was expected. */
    void arrived(Carried carried, Expected expected);

    /** The volume has something else. */
    void damaged(Carried carried);

    /** Nobody knows what the volume has. */
    void lost(Carried carried);
  }

  /** Writes one errand. */
  interface Work {
    Expected write(OutputStream out, AtomicLong sent) throws IOException;
  }

  private final RunningScript script;
  private final OutputStream input;
  private final Receipts receipts;
  private final Semaphore window = new Semaphore(WINDOW);
  private final Map<Long, Carried> pending = new LinkedHashMap<>();
  private final CompletableFuture<Boolean> finished = new CompletableFuture<>();

  /** Whether nobody reads answers any more; guarded by {@link #pending}. */
  private boolean ended;

  Lane(RunningScript script, Receipts receipts) {
    this.script = script;
    this.input = new BufferedOutputStream(script.input(), RunningScript.BLOCK);
    this.receipts = receipts;
    Thread.ofVirtual().name("lane-answers").start(this::readAnswers);
  }

  /**
   * Does an errand; returns when the next may begin, not when it is answered.
   *
   * @param work writes content and gives what is expected of it
   */
  void run(Errand errand, Work work) throws IOException, InterruptedException {
    var carried = new Carried(errand, new CompletableFuture<>(), new AtomicLong());
    boolean dead;
    synchronized (pending) {
      pending.put(carried.number(), carried);
      dead = ended;
    }
    if (dead) {
      // Writing may well succeed, but nobody would ever hear an answer.
      throw new IOException("the far side ended the stream");
    }
    try {
      window.acquire();
      if (finished.isDone()) {
        throw new IOException("the far side ended before it was told to");
      }
      var expected = work.write(input, carried.sent());
      input.flush();
      carried.expected().complete(expected);
    } finally {
      // A reader that waits for it must not wait for ever.
      carried.expected().cancel(false);
    }
  }

  /** Ends the worker and waits until all it was given is answered. */
  void finish() throws IOException, InterruptedException {
    try {
      input.write("end\n".getBytes(StandardCharsets.US_ASCII));
      input.flush();
      if (!finished.get()) {
        throw new IOException("the far side ended without an acknowledgement");
      }
    } catch (ExecutionException failed) {
      throw new IOException(failed.getCause().getMessage(), failed.getCause());
    }
    end();
  }

  /** What broke the lane: the far side's own reason, if it has given one. */
  IOException cause(IOException broken) throws InterruptedException {
    if (broken instanceof InterruptedIOException) {
      return broken;
    }
    try {
      end();
      return broken;
    } catch (IOException known) {
      return known;
    }
  }

  private void end() throws IOException, InterruptedException {
    var end = script.await();
    if (end.code() != 0) {
      throw new ScriptFailedException(end);
    }
  }

  @Override
  public void close() {
    script.close();
    loseRest();
  }

  private void readAnswers() {
    try (var lines =
        new BufferedReader(new InputStreamReader(script.output(), StandardCharsets.US_ASCII))) {
      boolean whole = false;
      for (var line = line(lines); line.isPresent(); line = line(lines)) {
        whole = hear(line.get());
      }
      finished.complete(whole && nothingPending());
    } catch (IOException | InterruptedException | ExecutionException broken) {
      finished.completeExceptionally(broken);
      script.close();
    } catch (RuntimeException broken) {
      finished.completeExceptionally(new IOException(broken));
      script.close();
    } finally {
      synchronized (pending) {
        ended = true;
      }
      loseRest();
      // Whoever waits for room finds the stream broken.
      window.release(WINDOW);
    }
  }

  private boolean nothingPending() {
    synchronized (pending) {
      return pending.isEmpty();
    }
  }

  private void loseRest() {
    List<Carried> rest;
    synchronized (pending) {
      rest = List.copyOf(pending.values());
      pending.clear();
    }
    rest.forEach(receipts::lost);
  }

  /** The next line; empty at the end. */
  private static Optional<String> line(BufferedReader lines) throws IOException {
    var line = new StringBuilder();
    int value = lines.read();
    if (value == '\n') {
      throw new IOException("the far side said something that cannot be understood");
    }
    for (; value >= 0 && value != '\n'; value = lines.read()) {
      line.append((char) value);
      if (line.length() > LINE_LIMIT) {
        throw new IOException("the far side sent an endless line");
      }
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
  }

  /** Gives whether this was the last word. */
  private boolean hear(String line) throws IOException, InterruptedException, ExecutionException {
    if (line.equals("ready") || line.equals("finished")) {
      return line.equals("finished");
    }
    var words = line.split(" +", -1);
    if (words.length < 2 || !words[0].equals("done") || !words[1].matches("\\d{1,15}")) {
      throw new IOException("the far side said something that cannot be understood");
    }
    Carried carried;
    synchronized (pending) {
      carried = pending.get(Long.valueOf(words[1]));
    }
    if (carried == null) {
      throw new IOException("the far side acknowledged something that was not sent");
    }
    answered(carried, words.length > 2 ? words[2] : "");
    return false;
  }

  private void answered(Carried carried, String answer)
      throws InterruptedException, ExecutionException {
    var expected = carried.expected().get();
    synchronized (pending) {
      if (pending.remove(carried.number()) == null) {
        return;
      }
    }
    if (expected.answers().contains(answer)) {
      receipts.arrived(carried, expected);
    } else {
      receipts.damaged(carried);
    }
    window.release();
  }
}
