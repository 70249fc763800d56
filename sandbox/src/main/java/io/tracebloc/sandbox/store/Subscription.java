package io.tracebloc.sandbox.store;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/** One watcher: a queue that a virtual thread of its own empties. */
final class Subscription implements AutoCloseable {
  private final ResourceType type;
  private final Optional<String> namespace;
  private final Consumer<WatchEvent> consumer;
  private final Consumer<Subscription> onClose;
  private final BlockingQueue<Optional<WatchEvent>> queue = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  Subscription(
      ResourceType type,
      Optional<String> namespace,
      Consumer<WatchEvent> consumer,
      Consumer<Subscription> onClose) {
    this.type = type;
    this.namespace = namespace;
    this.consumer = consumer;
    this.onClose = onClose;
  }

  void start(List<WatchEvent> missed) {
    missed.forEach(event -> queue.add(Optional.of(event)));
    Thread.ofVirtual().name("watch-" + type.plural()).start(this::deliver);
  }

  void offer(WatchEvent event) {
    if (concerns(event, type, namespace)) {
      queue.add(Optional.of(event));
    }
  }

  static boolean concerns(WatchEvent event, ResourceType type, Optional<String> namespace) {
    return event.type().equals(type)
        && namespace.map(wanted -> Metadata.namespace(event.object()).equals(wanted)).orElse(true);
  }

  private void deliver() {
    try {
      while (!closed) {
        var event = queue.take();
        if (closed || event.isEmpty()) {
          return;
        }
        deliver(event.get());
      }
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  /** One bad reaction must not make a controller blind for all that follows. */
  private void deliver(WatchEvent event) {
    try {
      consumer.accept(event);
    } catch (RuntimeException failure) {
      var thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, failure);
    }
  }

  @Override
  public void close() {
    closed = true;
    queue.add(Optional.empty());
    onClose.accept(this);
  }
}
