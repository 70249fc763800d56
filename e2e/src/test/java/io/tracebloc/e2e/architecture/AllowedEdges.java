package io.tracebloc.e2e.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The edges of {@code allowed-edges.txt}.
 *
 * @param rooms package prefix of each room to the names of what it may know
 * @param libraries package prefix of each library to its name
 */
record AllowedEdges(Map<String, Set<String>> rooms, Map<String, String> libraries) {
  private static final String ROOT = "io.tracebloc.";

  static AllowedEdges read() {
    var rooms = new HashMap<String, Set<String>>();
    var libraries = new HashMap<String, String>();
    for (var line : lines()) {
      if (line.contains("->")) {
        var sides = line.split("->", -1);
        rooms.put(sides[0].strip(), Set.copyOf(words(sides[1])));
      } else {
        var sides = line.split("=", -1);
        words(sides[1]).forEach(prefix -> libraries.put(prefix, sides[0].strip()));
      }
    }
    return new AllowedEdges(rooms, libraries);
  }

  private static List<String> lines() {
    try (var resource = AllowedEdges.class.getResourceAsStream("allowed-edges.txt")) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> words(String text) {
    var words = new ArrayList<>(List.of(text.strip().split("\\s+")));
    words.remove("");
    return words;
  }

  /** The room that a package belongs to: the longest listed prefix. */
  Optional<String> roomOf(String packageName) {
    return longestPrefix(packageName, rooms.keySet());
  }

  /** The library that a package belongs to; the JDK and annotations belong to none. */
  Optional<String> libraryOf(String packageName) {
    return longestPrefix(packageName, libraries.keySet()).map(libraries::get);
  }

  /** Whether the room may know the other room or library. */
  boolean allows(String room, String known) {
    var name = known.startsWith(ROOT) ? known.substring(ROOT.length()) : known;
    return known.equals(room) || rooms.get(room).contains(name);
  }

  private static Optional<String> longestPrefix(String packageName, Set<String> prefixes) {
    return prefixes.stream()
        .filter(prefix -> packageName.equals(prefix) || packageName.startsWith(prefix + "."))
        .max((one, other) -> Integer.compare(one.length(), other.length()));
  }
}
