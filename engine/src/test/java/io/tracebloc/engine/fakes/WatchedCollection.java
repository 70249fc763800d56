package io.tracebloc.engine.fakes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tracebloc.engine.fakes.FakeApi.Answer;
import io.tracebloc.engine.fakes.FakeApi.Request;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Objects of one kind that can be listed and watched. Thread-safe. */
public final class WatchedCollection {
  private final String kind;
  private final Map<String, String> objects = new LinkedHashMap<>();
  private final List<Event> history = new ArrayList<>();

  private record Event(String type, String object) {}

  /**
   * An empty collection.
   *
   * @param kind of its lists, for example {@code PodList}
   */
  public WatchedCollection(String kind) {
    this.kind = kind;
  }

  /**
   * Creates or changes an object.
   *
   * @param body the object's JSON; {@code %s} stands for its name and resource version
   */
  public synchronized void put(String name, String body) {
    String object = body.formatted(metadata(name));
    history.add(new Event(objects.containsKey(name) ? "MODIFIED" : "ADDED", object));
    objects.put(name, object);
    notifyAll();
  }

  /** Deletes an object. */
  public synchronized void remove(String name) {
    history.add(new Event("DELETED", objects.remove(name)));
    notifyAll();
  }

  private String metadata(String name) {
    return "\"name\":\"%s\",\"namespace\":\"demo\",\"uid\":\"%s\",\"resourceVersion\":\"%d\""
        .formatted(name, name, history.size() + 1);
  }

  /** Serves list and watch. */
  public void serve(Request request, Answer answer) throws IOException, InterruptedException {
    if (!request.query().containsKey("watch")) {
      answer.send(200, list());
      return;
    }
    int seen = Integer.parseInt(request.query().getOrDefault("resourceVersion", "0"));
    OutputStream stream = answer.stream();
    // A real server sends the head at once.
    stream.flush();
    while (true) {
      Event event = next(seen++);
      stream.write(
          "{\"type\":\"%s\",\"object\":%s}\n"
              .formatted(event.type(), event.object().replace("\n", ""))
              .getBytes(UTF_8));
      stream.flush();
    }
  }

  private synchronized String list() {
    return "{\"kind\":\"%s\",\"metadata\":{\"resourceVersion\":\"%d\"},\"items\":[%s]}"
        .formatted(kind, history.size(), String.join(",", objects.values()));
  }

  private synchronized Event next(int seen) throws InterruptedException {
    while (history.size() <= seen) {
      wait();
    }
    return history.get(seen);
  }
}
