package io.tracebloc.sandbox.api;

import io.tracebloc.sandbox.store.ApiException;
import io.tracebloc.sandbox.store.Metadata;
import io.tracebloc.sandbox.store.ObjectStore;
import io.tracebloc.sandbox.store.ResourceType;
import io.tracebloc.sandbox.store.WatchEvent;
import io.tracebloc.sandbox.store.WatchEvent.Change;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** Serves watches: one line of JSON for each change, until the client leaves or time is up. */
final class Watching {
  private static final Duration LONGEST = Duration.ofMinutes(45);
  private static final Duration BOOKMARK_PERIOD = Duration.ofSeconds(60);
  private static final String INITIAL_END = "k8s.io/initial-events-end";

  private final ObjectStore store;
  private final Clock clock;

  Watching(ObjectStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** What a watch wakes up for: a change, or the end of its connection. */
  private record Signal(Optional<WatchEvent> change) {}

  void serve(Exchange exchange, ApiRequest request, RequestInfo info, ResourceType type)
      throws IOException, InterruptedException {
    var watch = new Run(exchange, request, info, type);
    var start = watch.start();
    try (var _ =
        store.watch(
            StoredForm.type(type),
            info.scope(),
            start.version(),
            event -> watch.signals.add(new Signal(Optional.of(event))))) {
      watch.stream(start);
    } catch (IOException | InterruptedException | RuntimeException failure) {
      throw failure;
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Where a watch begins: what is sent first, and the version after which changes follow. */
  private record Start(long version, List<ObjectNode> existing, boolean marked) {}

  private final class Run {
    private final Exchange exchange;
    private final RequestInfo info;
    private final ResourceType type;
    private final ApiRequest request;
    private final Selection selection;
    private final Representation representation;
    private final LinkedBlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private long delivered;

    Run(Exchange exchange, ApiRequest request, RequestInfo info, ResourceType type) {
      this.exchange = exchange;
      this.info = info;
      this.type = type;
      this.request = request;
      this.selection = Selection.of(request, type);
      this.representation = Representation.of(request, clock);
    }

    Start start() {
      var version = request.number("resourceVersion").orElse(0L);
      var initial = request.flag("sendInitialEvents");
      if (initial && !request.flag("allowWatchBookmarks")) {
        throw new ApiException(
            422,
            "Invalid",
            "ListOptions.meta.k8s.io \"\" is invalid: sendInitialEvents: Forbidden: sendInitialEvents requires setting allowWatchBookmarks to true");
      }
      if (version > 0 && !initial) {
        return new Start(version, List.of(), false);
      }
      var snapshot = store.snapshot(StoredForm.type(type), info.scope());
      var suppressed = request.parameter("sendInitialEvents").filter("false"::equals).isPresent();
      return new Start(snapshot.version(), suppressed ? List.of() : snapshot.items(), initial);
    }

    void stream(Start start) throws IOException, InterruptedException {
      var life =
          request
              .number("timeoutSeconds")
              .filter(seconds -> seconds > 0)
              .map(Duration::ofSeconds)
              .orElse(LONGEST);
      var end = System.nanoTime() + life.toNanos();
      delivered = start.version();
      var ended = exchange.closed().thenRun(() -> signals.add(new Signal(Optional.empty())));
      try (var out = exchange.stream("application/json")) {
        for (var object : start.existing()) {
          if (selection.matches(object)) {
            send(out, "ADDED", representation.event(type, StoredForm.served(type, object)));
          }
        }
        if (start.marked()) {
          bookmark(out, true);
        }
        out.flush();
        follow(out, end);
      } finally {
        ended.cancel(false);
      }
    }

    private void follow(ResponseStream out, long end) throws IOException, InterruptedException {
      while (true) {
        var left = end - System.nanoTime();
        if (left <= 0) {
          return;
        }
        var signal = signals.poll(Math.min(left, BOOKMARK_PERIOD.toNanos()), TimeUnit.NANOSECONDS);
        if (signal == null) {
          if (request.flag("allowWatchBookmarks")) {
            bookmark(out, false);
          }
        } else if (signal.change().isEmpty()) {
          return;
        } else {
          deliver(out, signal.change().get());
        }
        if (signals.isEmpty()) {
          out.flush();
        }
      }
    }

    /** With a selector, an object comes into sight, changes, or leaves. */
    private void deliver(ResponseStream out, WatchEvent event) throws IOException {
      delivered = Long.parseLong(Metadata.version(event.object()));
      var before = event.change() != Change.ADDED && selection.matches(event.previous());
      var now = event.change() != Change.DELETED && selection.matches(event.object());
      if (!before && !now) {
        return;
      }
      var change = !before ? Change.ADDED : now ? Change.MODIFIED : Change.DELETED;
      var object = StoredForm.served(type, event.object().deepCopy());
      send(out, change.name(), representation.event(type, object));
    }

    private void bookmark(ResponseStream out, boolean initialEnd) throws IOException {
      var metadata = Json.object().put("resourceVersion", Long.toString(delivered));
      metadata.putNull("creationTimestamp");
      if (initialEnd) {
        metadata.putObject("annotations").put(INITIAL_END, "true");
      }
      send(out, "BOOKMARK", representation.bookmark(type, metadata));
    }

    private void send(ResponseStream out, String change, ObjectNode object) throws IOException {
      var event = Json.object().put("type", change);
      event.set("object", object);
      out.write(Json.bytes(event));
      out.write('\n');
    }
  }
}
