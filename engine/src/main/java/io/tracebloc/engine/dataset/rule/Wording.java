package io.tracebloc.engine.dataset.rule;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.dataset.bytes.Slice;
import io.tracebloc.engine.failure.Printable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.OptionalLong;
import java.util.Set;

/** Pieces of findings' messages: outside text made printable, short and recognisable. */
final class Wording {
  private static final int LONGEST = 200;
  private static final int MOST_ITEMS = 5;

  private Wording() {}

  /** Outside text in quotes, cut if it is long. */
  static String quoted(String text) {
    var cut = text.codePointCount(0, text.length()) > LONGEST;
    var shown = cut ? text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…" : text;
    return "'" + Printable.of(shown) + "'";
  }

  /** The same for a slice, however long. */
  static String quoted(Slice text) {
    var end = Math.min(text.end(), text.start() + 4 * LONGEST + 4);
    return quoted(new Slice(text.bytes(), text.start(), end).text());
  }

  /** At most five items, then how many more there are. */
  static String listed(Collection<String> items) {
    var shown = items.stream().limit(MOST_ITEMS).map(Wording::quoted).collect(joining(", "));
    var rest = items.size() - MOST_ITEMS;
    return rest > 0 ? shown + " … and " + rest + " more" : shown;
  }

  /** How a set of names differs from the one expected; they do differ. */
  static String difference(Set<String> expected, Set<String> actual) {
    var missing = expected.stream().filter(name -> !actual.contains(name)).toList();
    var more = actual.stream().filter(name -> !expected.contains(name)).toList();
    var parts = new ArrayList<String>();
    if (!missing.isEmpty()) {
      parts.add("missing " + listed(missing));
    }
    if (!more.isEmpty()) {
      parts.add("not expected " + listed(more));
    }
    return String.join("; ", parts);
  }

  /** Where in the manifest: the header or a row. */
  static String place(OptionalLong record) {
    return record.orElseThrow() == 0 ? "in the header" : "in row " + record.getAsLong();
  }
}
