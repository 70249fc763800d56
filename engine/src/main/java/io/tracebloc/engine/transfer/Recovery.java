package io.tracebloc.engine.transfer;

import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.StagingFailure;
import io.tracebloc.engine.stream.StreamRefusedException;
import io.tracebloc.engine.stream.Transience;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * What happens after trouble: back to work after a pause, with another Pod if need be, or an end.
 * Shared by all streams of a transfer; safe for use by several threads.
 */
final class Recovery {
  /** How often in a row a script may fail for a reason that nobody knows. */
  private static final int SCRIPT_FAILURES = 3;

  private final Site site;
  private final Patience patience;
  private int scriptFailures;

  Recovery(Site site, Patience patience) {
    this.site = site;
    this.patience = patience;
  }

  /** Something got through. */
  void progress() {
    patience.progress();
    synchronized (this) {
      scriptFailures = 0;
    }
  }

  /**
   * Returns when the work may be tried again.
   *
   * @param action what was being done, for example {@code copying the files}
   * @throws io.tracebloc.engine.failure.Failure if that is in vain
   */
  void after(String action, IOException trouble) {
    if (trouble instanceof InterruptedIOException) {
      throw interrupted();
    }
    refuseFinal(action, trouble);
    try {
      var last = trouble;
      while (true) {
        if (!patience.pause(wanted(last))) {
          throw exhausted(action, last);
        }
        try {
          site.renew();
          return;
        } catch (InterruptedIOException interrupted) {
          throw interrupted();
        } catch (IOException unreachable) {
          last = unreachable;
        }
      }
    } catch (InterruptedException interrupted) {
      throw interrupted();
    }
  }

  /** The failure that an interrupt leads to; the thread stays interrupted. */
  static InterruptedFailure interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedFailure("interrupted; what was on the volume before is unchanged", "");
  }

  private void refuseFinal(String action, IOException trouble) {
    boolean lost = site.pod().loss().isPresent();
    if (trouble instanceof ScriptFailedException failed && !lost) {
      if (RemoteTrouble.isFinal(failed.end()) || tooManyScriptFailures()) {
        throw RemoteTrouble.ended(action, failed.end(), site.pod());
      }
    } else if (!lost && !Transience.of(trouble) && !mayBeReplaced(trouble)) {
      throw RemoteTrouble.broken(action, trouble, site.pod());
    }
  }

  /** The server does not find the Pod: there may be another one soon. */
  private static boolean mayBeReplaced(IOException trouble) {
    return trouble instanceof StreamRefusedException refused && refused.status() == 404;
  }

  private static Duration wanted(IOException trouble) {
    return trouble instanceof StreamRefusedException refused
        ? refused.retryAfter().orElse(Duration.ZERO)
        : Duration.ZERO;
  }

  private synchronized boolean tooManyScriptFailures() {
    return ++scriptFailures >= SCRIPT_FAILURES;
  }

  private StagingFailure exhausted(String action, IOException trouble) {
    var failure = RemoteTrouble.broken(action, trouble, site.pod());
    return new StagingFailure(
        failure.getMessage() + ", and nothing got through for some time",
        "Check the connection to the cluster. The same command goes on where this one stopped: what"
            + " has arrived stays on the volume for a day.",
        failure);
  }
}
