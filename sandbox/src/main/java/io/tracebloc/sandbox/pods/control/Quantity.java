package io.tracebloc.sandbox.pods.control;

import java.math.BigDecimal;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * An amount of bytes as Kubernetes writes it, for example {@code 10Gi}.
 *
 * @param bytes not rounded
 */
record Quantity(BigDecimal bytes) implements Comparable<Quantity> {
  private static final Pattern FORM = Pattern.compile("([0-9.]+)(m|[kKMGTPE]i?)?");
  private static final Map<String, Integer> POWERS =
      Map.of("k", 1, "K", 1, "M", 2, "G", 3, "T", 4, "P", 5, "E", 6);

  /** The amount; zero for what is not one. */
  static Quantity parse(String text) {
    var match = FORM.matcher(text);
    if (!match.matches()) {
      return new Quantity(BigDecimal.ZERO);
    }
    var number = new BigDecimal(match.group(1));
    var unit = match.group(2);
    if (unit == null) {
      return new Quantity(number);
    }
    if (unit.equals("m")) {
      return new Quantity(number.movePointLeft(3));
    }
    var base = unit.endsWith("i") ? BigDecimal.valueOf(1024) : BigDecimal.valueOf(1000);
    return new Quantity(number.multiply(base.pow(POWERS.get(unit.substring(0, 1)))));
  }

  @Override
  public int compareTo(Quantity other) {
    return bytes.compareTo(other.bytes);
  }
}
