package io.tracebloc.engine.cluster;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The events of one watch request, read by a thread of its own so that waiting for the next one has
 * a deadline and can be interrupted. Closing ends that thread.
 */
final class WatchStream implements AutoCloseable {
  private static final int LONGEST_EVENT = 16 * 1024 * 1024;
  private static final Duration AT_ONCE = Duration.ofSeconds(1);

  private final InputStream body;
  private final BlockingQueue<Item> items = new ArrayBlockingQueue<>(64);
  private final long opened = System.nanoTime();
  private final Thread reader;

  WatchStream(InputStream body) {
    this.body = body;
    reader = Thread.ofVirtual().name("watch").start(this::read);
  }

  /** What waiting for an event can give. */
  sealed interface Item {
    /** An event as the server sent it. */
    record Event(JsonObject event) implements Item {}

    /** The stream is over; {@code atOnce} if it hardly lived. */
    record End(boolean atOnce) implements Item {}

    /** Nothing within the time given. */
    record Nothing() implements Item {}
  }

  /** Waits for the next event. */
  Item next(Duration limit) throws InterruptedException {
    var item = items.poll(limit.toNanos(), TimeUnit.NANOSECONDS);
    return item == null ? new Item.Nothing() : item;
  }

  private void read() {
    try {
      try {
        readEvents(new BufferedInputStream(body, 64 * 1024));
      } catch (IOException | JsonParseException | IllegalStateException broken) {
        // A cut or garbled stream ends like any other; the watch asks again from where it was.
      }
      items.put(new Item.End(System.nanoTime() - opened < AT_ONCE.toNanos()));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void readEvents(InputStream input) throws IOException, InterruptedException {
    var line = new ByteArrayOutputStream();
    for (int next = input.read(); next >= 0; next = input.read()) {
      if (next != '\n') {
        line.write(next);
        if (line.size() > LONGEST_EVENT) {
          throw new IOException("an event of more than 16 MiB");
        }
      } else if (line.size() > 0) {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        items.put(new Item.Event(JsonParser.parseString(text).getAsJsonObject()));
      }
    }
  }

  @Override
  public void close() {
    reader.interrupt();
    try {
      body.close();
    } catch (IOException alreadyGone) {
      // Nothing is left to be released.
    }
  }
}
