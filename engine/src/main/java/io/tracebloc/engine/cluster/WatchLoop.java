package io.tracebloc.engine.cluster;

import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import io.tracebloc.engine.cluster.ApiAnswer.Given;
import io.tracebloc.engine.cluster.ApiAnswer.Refused;
import io.tracebloc.engine.cluster.WatchStream.Item;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.InterruptedFailure;
import java.io.InputStream;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * One watch: list, stream, and again after every break until satisfied or out of time. Where only
 * listing is allowed, it lists again and again.
 */
final class WatchLoop<T> {
  /** The server ends each stream after this long, so that a silent dead connection is noticed. */
  private static final Duration STREAM = Duration.ofSeconds(50);

  private static final Duration SILENCE = STREAM.plusSeconds(15);

  /** How often to look where watching is not allowed. */
  private static final Duration LOOK = Duration.ofSeconds(2);

  private final ApiCalls calls;
  private final WatchQuery<T> query;
  private final String action;
  private final Watcher<T> watcher;
  private final WatchOutage outage;
  private final WatchedObjects<T> objects;
  private boolean listingOnly;

  WatchLoop(
      ApiCalls calls,
      WatchQuery<T> query,
      String action,
      Watcher<T> watcher,
      Duration longestOutage) {
    this.calls = calls;
    this.query = query;
    this.action = action;
    this.watcher = watcher;
    outage = new WatchOutage(longestOutage);
    objects = new WatchedObjects<>(query.type());
  }

  /** Returns whether the watcher was satisfied within the limit. */
  boolean run(Duration limit) throws InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      var following = objects.known() && !listingOnly;
      if (following ? follow(deadline) : list()) {
        return true;
      }
      if (remaining(deadline).isZero()) {
        return false;
      }
      if (listingOnly) {
        Thread.sleep(Collections.min(List.of(LOOK, remaining(deadline))));
      }
      outage.restAtMost(remaining(deadline));
    }
  }

  private boolean list() throws InterruptedException {
    var path = path().toString();
    return switch (ask(() -> calls.get(action, path)).orElse(null)) {
      case null -> false;
      case Refused<JsonObject> refused -> refuse(refused);
      case Given<JsonObject>(var list) -> {
        outage.over();
        for (var event : objects.replaceAll(list)) {
          if (watcher.sees(event)) {
            yield true;
          }
        }
        yield watcher.seesAll(objects.all());
      }
    };
  }

  private boolean follow(long deadline) throws InterruptedException {
    var path =
        path()
            .with("watch", "true")
            .with("allowWatchBookmarks", "true")
            .with("timeoutSeconds", Long.toString(STREAM.toSeconds()))
            .with("resourceVersion", objects.resourceVersion())
            .toString();
    return switch (ask(() -> calls.open(action, path, SILENCE)).orElse(null)) {
      case null -> false;
      case Refused<InputStream> refused when refused.forbidden() -> {
        listingOnly = true;
        yield false;
      }
      case Refused<InputStream> refused -> refuse(refused);
      case Given<InputStream>(var body) -> {
        try (var stream = new WatchStream(body)) {
          yield read(stream, deadline);
        }
      }
    };
  }

  private boolean read(WatchStream stream, long deadline) throws InterruptedException {
    while (true) {
      switch (stream.next(remaining(deadline))) {
        case Item.Event(var event) when isError(event) -> {
          // Usually 410: the server no longer has the past that was asked for. List again.
          objects.forget();
          outage.noticed(serverError(event));
          return false;
        }
        case Item.Event(var event) -> {
          outage.over();
          var change = objects.apply(event);
          if (change.isPresent() && watcher.sees(change.get())) {
            return true;
          }
        }
        case Item.End end -> {
          if (end.atOnce()) {
            outage.pause();
          } else {
            outage.over();
          }
          return false;
        }
        case Item.Nothing nothing -> {
          return false;
        }
      }
    }
  }

  /** The answer, or empty if the server could not be reached and may come back. */
  private <R> Optional<ApiAnswer<R>> ask(Supplier<ApiAnswer<R>> call) throws InterruptedException {
    try {
      return Optional.of(call.get());
    } catch (InterruptedFailure interrupted) {
      // The flag goes with the exception, as it does when a queue or a pause is interrupted.
      Thread.interrupted();
      throw new InterruptedException(interrupted.getMessage());
    } catch (ClusterFailure failure) {
      outage.noticed(failure);
      return Optional.empty();
    }
  }

  private boolean refuse(Refused<?> refused) {
    if (refused.code() == 410) {
      objects.forget();
      return false;
    }
    var failure = refused.failure();
    if (failure instanceof ClusterFailure passing
        && (refused.code() == 429 || refused.code() >= 500)) {
      outage.noticed(passing);
      return false;
    }
    throw failure;
  }

  private static boolean isError(JsonObject event) {
    return event.get("type") instanceof JsonPrimitive type && type.getAsString().equals("ERROR");
  }

  private ClusterFailure serverError(JsonObject event) {
    return new ClusterFailure(
            "%s failed: %s"
                .formatted(
                    Refusals.capitalised(action),
                    Refusals.bounded(String.valueOf(event.get("object")))),
            "")
        .explainedBy(CheckId.C1);
  }

  private ApiPath path() {
    var path = ApiPath.of(query.path());
    query.labelSelector().ifPresent(selector -> path.with("labelSelector", selector));
    query.fieldSelector().ifPresent(selector -> path.with("fieldSelector", selector));
    return path;
  }

  private static Duration remaining(long deadline) {
    return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
  }
}
