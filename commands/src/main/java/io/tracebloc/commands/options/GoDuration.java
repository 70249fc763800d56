package io.tracebloc.commands.options;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads durations as kubectl does: {@code 1m30s}, {@code 500ms}, {@code .5h}, {@code 0}; a bare
 * number counts seconds, and nothing is zero. Negative ones are refused.
 */
public final class GoDuration implements ITypeConverter<Duration> {
  private static final Pattern PART =
      Pattern.compile("(\\d+\\.?\\d*|\\.\\d+)(ms|us|\u00b5s|\u03bcs|ns|h|m|s)");
  private static final Pattern WHOLE = Pattern.compile("\\+?(?:" + PART.pattern() + ")+");
  private static final Map<String, Long> NANOS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "\u00b5s", 1_000L,
          "\u03bcs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  @Override
  public Duration convert(String text) {
    if (text.isEmpty()) {
      return Duration.ZERO;
    }
    if (text.matches("\\+?\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(text));
    }
    if (text.length() > 40 || !WHOLE.matcher(text).matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a duration such as 30s, 5m or 1h30m");
    }
    var nanos =
        PART.matcher(text)
            .results()
            .map(
                part ->
                    new BigDecimal(part.group(1))
                        .multiply(BigDecimal.valueOf(NANOS.get(part.group(2)))))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return Duration.ofSeconds(0, nanos.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue());
  }
}
