package io.tracebloc.engine.dataset.selection;

import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.List;

/**
 * How many there were of something, and the first few by name.
 *
 * @param count how many
 * @param names the first few, printable
 */
public record Examples(long count, List<String> names) {
  private static final int NAMED = 3;

  public Examples {
    names = List.copyOf(names);
  }

  /** There were none. */
  public static Examples none() {
    return new Examples(0, List.of());
  }

  /** One more. */
  public Examples with(String name) {
    if (names.size() == NAMED) {
      return new Examples(count + 1, names);
    }
    var more = new ArrayList<>(names);
    more.add(Printable.of(name));
    return new Examples(count + 1, more);
  }

  /** So many more, of which no names are known. */
  public Examples plus(long more) {
    return new Examples(count + more, names);
  }

  Examples plus(Examples others) {
    var all = new ArrayList<>(names);
    all.addAll(others.names);
    return new Examples(count + others.count, all.subList(0, Math.min(NAMED, all.size())));
  }

  /** Whether there were any. */
  public boolean any() {
    return count > 0;
  }

  /** For example {@code 1,200 links ("a", "b", "c", ...)}. */
  public String phrase(String one, String many) {
    return "%,d %s (\"%s\"%s)"
        .formatted(
            count,
            count == 1 ? one : many,
            String.join("\", \"", names),
            count > names.size() ? ", ..." : "");
  }
}
