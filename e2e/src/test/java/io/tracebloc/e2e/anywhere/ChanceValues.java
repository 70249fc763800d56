package io.tracebloc.e2e.anywhere;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.yaml.snakeyaml.Yaml;

/** Overrides that hit the keys of the chart {@code kinds}, and others, with values of any kind. */
record ChanceValues(Random chance) {
  private static final List<String> KEYS =
      List.of(
          "text",
          "number",
          "nothing",
          "list",
          "map",
          "emptyMap",
          "global",
          "part",
          "a",
          "b",
          "c",
          "d",
          "e",
          "nested",
          "registry",
          "size",
          "deep",
          "x.y");

  ChanceValues(long seed) {
    this(new Random(seed));
  }

  String yaml() {
    return new Yaml().dump(map(3));
  }

  private Map<String, Object> map(int depth) {
    var map = new LinkedHashMap<String, Object>();
    for (var i = chance.nextInt(6); i >= 0; i--) {
      var key = KEYS.get(chance.nextInt(KEYS.size()));
      // Helm refuses anything but a map for a sub-chart.
      map.put(key, key.equals("part") ? map(1) : value(depth));
    }
    return map;
  }

  private Object value(int depth) {
    return switch (chance.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> null;
      case 1 -> chance.nextInt(1_000_000) - 500_000;
      case 2 -> chance.nextBoolean();
      case 3 -> "text " + chance.nextInt(100);
      case 4 -> Integer.toString(chance.nextInt(100));
      case 5 -> chance.nextInt(100) / 8.0;
      case 6 -> list(depth - 1);
      default -> map(depth - 1);
    };
  }

  private List<Object> list(int depth) {
    var list = new ArrayList<Object>();
    for (var i = chance.nextInt(4); i > 0; i--) {
      list.add(value(depth));
    }
    return list;
  }
}
