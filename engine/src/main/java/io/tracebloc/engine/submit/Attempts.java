package io.tracebloc.engine.submit;

import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.Printable;
import io.tracebloc.engine.failure.SubmitFailure;
import io.tracebloc.engine.submit.SubmitOutcome.Accepted;
import io.tracebloc.engine.submit.SubmitOutcome.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * The attempts of one submit, all with the same body and so the same key ({@code
 * contract/protocol.md} 1.3, 1.4). Used once, by one thread.
 */
final class Attempts {
  private static final int FEWEST_CONNECTIONS = 3;

  private final Submission submission;
  private final SubmitTransport transport;
  private final Supplier<IngestorToken> tokens;
  private final Patience patience;
  private final SubmitListener listener;
  private final SubmitBody bodies = new SubmitBody();
  private final Refusals refusals;
  private boolean mayHaveStarted;
  private boolean unanswered;
  private String told = "";

  /** Set by the thread that sends, between the first byte of a request and its answer. */
  private volatile boolean inFlight;

  Attempts(
      Submission submission,
      SubmitTransport transport,
      Supplier<IngestorToken> tokens,
      Patience patience,
      SubmitListener listener) {
    this.submission = submission;
    this.transport = transport;
    this.tokens = tokens;
    this.patience = patience;
    this.listener = listener;
    this.refusals = new Refusals(submission, bodies, transport.destination());
  }

  /** Tries until there is an answer that counts, or patience ends. */
  SubmitOutcome run() {
    try {
      return conclude(finalAnswer(bodies.write(submission)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Refused(interrupted(e), mayHaveStarted);
    } catch (Failure e) {
      return new Refused(e, mayHaveStarted);
    }
  }

  /** Whether a request got no answer, so that the server may still be working on it. */
  boolean isUnanswered() {
    return unanswered;
  }

  private SubmitOutcome conclude(HttpAnswer answer) {
    if (!answer.isSuccess()) {
      mayHaveStarted |= answer.status() >= 500;
      return new Refused(refusals.of(answer), mayHaveStarted);
    }
    return bodies
        .read(answer, submission.key())
        .<SubmitOutcome>map(run -> new Accepted(unanswered ? run.startedHere() : run))
        .orElseGet(() -> new Refused(refusals.withoutRun(answer), true));
  }

  /** The first answer that another attempt would not change. */
  private HttpAnswer finalAnswer(byte[] body) throws InterruptedException {
    IngestorToken token = token();
    boolean tokenRenewed = false;
    boolean repeated = false;
    while (true) {
      HttpAnswer answer = reach(body, token);
      if (answer.status() == 401 && !tokenRenewed) {
        tokenRenewed = true;
        retrying("The token was rejected; trying once more with a new one");
        token = token();
      } else if (answer.status() >= 500 && !repeated) {
        repeated = true;
        retrying(
            "%s answered %d; trying once more with the same key"
                .formatted(transport.destination(), answer.status()));
        Thread.sleep(patience.afterServerError());
      } else {
        return answer;
      }
    }
  }

  /** A token; an API server in trouble is asked again for a while. */
  private IngestorToken token() throws InterruptedException {
    long end = System.nanoTime() + patience.unreachable().toNanos();
    for (int tries = 1; ; tries++) {
      try {
        return tokens.get();
      } catch (ClusterFailure e) {
        Duration pause = patience.betweenAttempts();
        if (System.nanoTime() + pause.toNanos() > end && tries >= FEWEST_CONNECTIONS) {
          throw new CredentialFailure(
              "No token for account %s: %s".formatted(account(), e.getMessage()), e.remedy(), e);
        }
        retrying(e.getMessage() + "; trying again");
        Thread.sleep(pause);
      }
    }
  }

  private String account() {
    return Printable.of(
        submission.target().namespace() + "/" + submission.target().serviceAccount());
  }

  /** An answer, whatever it says; connections that fail are tried again for a while. */
  private HttpAnswer reach(byte[] body, IngestorToken token) throws InterruptedException {
    long end = System.nanoTime() + patience.unreachable().toNanos();
    for (int connections = 1; ; connections++) {
      try {
        HttpAnswer answer = transport.post(body, token, () -> inFlight = true);
        inFlight = false;
        return answer;
      } catch (MalformedAnswerException e) {
        throw notHttp(e);
      } catch (IOException e) {
        pauseOrGiveUp(e, end, connections);
      } finally {
        unanswered |= inFlight;
        mayHaveStarted |= inFlight;
        inFlight = false;
      }
    }
  }

  private void pauseOrGiveUp(IOException cause, long end, int connections)
      throws InterruptedException {
    Duration pause = patience.betweenAttempts();
    boolean timeIsUp = System.nanoTime() + pause.toNanos() > end;
    if (timeIsUp && connections >= FEWEST_CONNECTIONS) {
      throw unreachable(cause);
    }
    retrying(
        "%s: %s; trying again with the same key".formatted(transport.destination(), words(cause)));
    Thread.sleep(pause);
  }

  /** Tells why there is another attempt; the same reason again and again is told once. */
  private void retrying(String why) {
    if (!why.equals(told)) {
      told = why;
      listener.retrying(why);
    }
  }

  private Failure unreachable(IOException cause) {
    String namespace = Printable.of(submission.target().namespace());
    String remedy =
        "Check that the jobs-manager Pod in namespace %s is ready and what its log says"
            .formatted(namespace);
    return new SubmitFailure(
            "No answer from %s: %s".formatted(transport.destination(), words(cause)),
            remedy + sameKey(),
            cause)
        .explainedBy(CheckId.X1);
  }

  private Failure notHttp(MalformedAnswerException cause) {
    return new SubmitFailure(
            "%s does not answer like jobs-manager: %s"
                .formatted(transport.destination(), words(cause)),
            "Another process seems to listen at that address: check the Service and its target port"
                + sameKey(),
            cause)
        .explainedBy(CheckId.X2, CheckId.X1);
  }

  /** How to go on when nobody knows whether there is a run; empty when there is none. */
  private String sameKey() {
    return mayHaveStarted || inFlight
        ? "; running the command again with {flag:idempotency-key} %s cannot start a second run"
            .formatted(submission.key().value())
        : "";
  }

  private InterruptedFailure interrupted(InterruptedException cause) {
    if (!mayHaveStarted) {
      return new InterruptedFailure("Interrupted before the run was submitted", "", cause);
    }
    return new InterruptedFailure(
        "Interrupted before %s had answered; it may have accepted the run"
            .formatted(transport.destination()),
        "Look for a Job with label tracebloc.io/ingestion-run=%s in namespace %s"
            .formatted(submission.key().value(), Printable.of(submission.target().namespace())),
        cause);
  }

  private static String words(IOException cause) {
    String message = cause.getMessage();
    if (message != null) {
      return Printable.of(message);
    }
    // The JDK's client says no more of it.
    return cause instanceof ConnectException
        ? "no connection could be made"
        : cause.getClass().getSimpleName();
  }
}
