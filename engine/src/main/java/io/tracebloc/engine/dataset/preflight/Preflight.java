package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.dataset.files.ExistingPath;
import io.tracebloc.engine.dataset.files.Workers;
import io.tracebloc.engine.dataset.rule.RuleBook;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.time.Clock;
import java.time.LocalDate;

/** Scans a dataset and checks what the cluster would check. Immutable; safe for several threads. */
public final class Preflight {
  private final int threads;
  private final Clock clock;

  /**
   * A preflight.
   *
   * @param threads how many threads look at file content; at least 1
   */
  public Preflight(int threads) {
    this(threads, Clock.systemUTC());
  }

  /**
   * A preflight.
   *
   * @param threads how many threads look at file content; at least 1
   * @param clock tells what is past; clusters go by UTC
   */
  public Preflight(int threads, Clock clock) {
    if (threads < 1) {
      throw new IllegalArgumentException("at least one thread is needed");
    }
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Runs all checks and reports every problem.
   *
   * @throws LocalFailure if the path does not exist or something in it cannot be read
   * @throws InterruptedFailure if the calling thread was interrupted; its flag is set again
   */
  public PreflightResult run(DatasetRequest request, PreflightListener listener) {
    var path = Printable.of(request.path().toString());
    ExistingPath.require(request.path(), request.path().toString());
    try (var workers = new Workers(threads)) {
      var rules = RuleBook.of(request.category(), LocalDate.now(clock));
      return new PreflightRun(new FileSweep(workers), request, rules, listener).run();
    } catch (AccessDeniedException e) {
      throw new LocalFailure(
          "Reading %s is not permitted.".formatted(Printable.of(e.getFile())),
          "Make it readable for your user.",
          e);
    } catch (IOException e) {
      throw new LocalFailure(
          "Reading the dataset %s failed: %s".formatted(path, Printable.of(reason(e))),
          "Check that the disk is available and the files are not being changed.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedFailure("Interrupted while checking %s.".formatted(path), "", e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof FileSystemException system && system.getFile() != null) {
      var reason = system.getReason() == null ? "not found" : system.getReason();
      return system.getFile() + ": " + reason;
    }
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
