package io.tracebloc.engine.watch;

import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.ApiCalls;
import io.tracebloc.engine.watch.PodLog.End;
import io.tracebloc.engine.watch.PodLog.Part;
import java.time.Duration;
import java.util.Optional;

/**
 * Follows the log of one Pod until its container has ended and every line was read, over as many
 * connections as it takes ({@code contract/protocol.md} 6.7). Used once, by one thread.
 */
final class LogFollower {
  private static final Duration LONGEST_WAIT_FOR_STATUS = Duration.ofSeconds(2);
  private static final int MOST_EMPTY_HANDED_READS = 5;

  private final PodLog log;
  private final String pod;
  private final RunView view;
  private final RunListener listener;
  private final FollowLimits limits;
  private final BannerParser banner = new BannerParser();
  private final LastWords lastWords = new LastWords();
  private final LogPosition position = new LogPosition();
  private int failuresSinceEnd;

  LogFollower(
      ApiCalls calls,
      String namespace,
      RunPod pod,
      RunView view,
      RunListener listener,
      FollowLimits limits) {
    this.log = new PodLog(calls, namespace, pod);
    this.pod = pod.name();
    this.view = view;
    this.listener = listener;
    this.limits = limits;
  }

  /** What the log says about the run. */
  LogVerdict follow() throws InterruptedException {
    var lines = new LineSplitter(line -> position.next(line).ifPresent(this::line));
    boolean over = false;
    while (!over) {
      boolean endedBefore = hasEnded();
      End end = log.read(Part.following(position.since()), limits.silence(), lines);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      over = isOver(end, endedBefore);
      if (over && end instanceof End.Finished) {
        lines.end();
      } else {
        // The unfinished line comes again, whole, when the log is taken up at its beginning.
        lines.cut();
        position.reconnected();
      }
    }
    return new LogVerdict(bannerOrSecondReading(), lastWords.reason());
  }

  private void line(String line) {
    banner.line(line);
    lastWords.line(line.substring(line.lastIndexOf('\r', line.length() - 2) + 1));
    listener.logText(pod, line);
  }

  /**
   * Whether there is nothing more to read. The end of a stream proves it only if the container had
   * ended before the stream was opened; otherwise one more reading shows what is missing.
   */
  private boolean isOver(End end, boolean endedBefore) throws InterruptedException {
    return switch (end) {
      case End.Finished _ when endedBefore -> true;
      case End.Finished _ -> {
        awaitEnd(LONGEST_WAIT_FOR_STATUS);
        yield false;
      }
      case End.Broken _ when view.snapshot().isBlind() -> {
        warnUnread("the API server stayed away");
        yield true;
      }
      case End.Broken _ -> {
        if (endedBefore && ++failuresSinceEnd >= MOST_EMPTY_HANDED_READS) {
          warnUnread("its connection broke %d times".formatted(failuresSinceEnd));
          yield true;
        }
        Thread.sleep(limits.retry());
        yield false;
      }
      case End.NotGiven(Refused<?> refusal) -> notGiven(refusal, endedBefore);
    };
  }

  private boolean notGiven(Refused<?> refusal, boolean endedBefore) throws InterruptedException {
    boolean passing = refusal.code() == 400 || refusal.code() == 429 || refusal.code() >= 500;
    if (passing && !(endedBefore && ++failuresSinceEnd >= MOST_EMPTY_HANDED_READS)) {
      awaitEnd(limits.retry());
      Thread.sleep(limits.retry());
      return false;
    }
    warnUnread(refusal.failure().getMessage());
    return true;
  }

  private void warnUnread(String reason) {
    listener.warning("The log of Pod %s could not be read to its end: %s".formatted(pod, reason));
  }

  /** Whether nothing is written any more, or nobody will ever tell. */
  private boolean hasEnded() {
    return hasEnded(view.snapshot());
  }

  private boolean hasEnded(RunView.Snapshot now) {
    return now.pod(pod).map(RunPod::containerEnded).orElse(true)
        || now.isBlind()
        || (now.podSight() == RunView.Sight.LOST && now.verdict().isPresent());
  }

  private void awaitEnd(Duration limit) throws InterruptedException {
    view.await(now -> Optional.of(hasEnded(now)).filter(ended -> ended), limit);
  }

  /** The banner; if it is missing or broken off, the log is read once more from its start. */
  private BannerParser bannerOrSecondReading() {
    if (banner.isComplete() || view.snapshot().pod(pod).isEmpty()) {
      return banner;
    }
    var second = new BannerParser();
    var stamps = new LogPosition();
    var lines = new LineSplitter(line -> stamps.next(line).ifPresent(second::line));
    End end = log.read(Part.whole(), limits.silence(), lines);
    lines.end();
    return end instanceof End.Finished && second.isComplete() ? second : banner;
  }
}
