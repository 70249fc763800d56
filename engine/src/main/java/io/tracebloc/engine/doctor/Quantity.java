package io.tracebloc.engine.doctor;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Amounts as Kubernetes writes them: {@code 250m}, {@code 8Gi}, {@code 1e3}. */
final class Quantity {
  private static final Pattern PATTERN =
      Pattern.compile(
          "([+-]?\\d{1,18}(?:\\.\\d{0,9})?(?:[eE][+-]?\\d{1,2})?)([numkMGTPE]|[KMGTPE]i)?");
  private static final Map<String, BigDecimal> UNITS =
      Map.ofEntries(
          Map.entry("n", new BigDecimal("1e-9")),
          Map.entry("u", new BigDecimal("1e-6")),
          Map.entry("m", new BigDecimal("1e-3")),
          Map.entry("k", new BigDecimal("1e3")),
          Map.entry("M", new BigDecimal("1e6")),
          Map.entry("G", new BigDecimal("1e9")),
          Map.entry("T", new BigDecimal("1e12")),
          Map.entry("P", new BigDecimal("1e15")),
          Map.entry("E", new BigDecimal("1e18")),
          Map.entry("Ki", binary(1)),
          Map.entry("Mi", binary(2)),
          Map.entry("Gi", binary(3)),
          Map.entry("Ti", binary(4)),
          Map.entry("Pi", binary(5)),
          Map.entry("Ei", binary(6)));

  private Quantity() {}

  /** The amount; empty for anything else. */
  static Optional<BigDecimal> parse(String text) {
    var matcher = PATTERN.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var unit = matcher.group(2) == null ? BigDecimal.ONE : UNITS.get(matcher.group(2));
    return Optional.of(new BigDecimal(matcher.group(1)).multiply(unit));
  }

  private static BigDecimal binary(int power) {
    return BigDecimal.valueOf(1024).pow(power);
  }
}
