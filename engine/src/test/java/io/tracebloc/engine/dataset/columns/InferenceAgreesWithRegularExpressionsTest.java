package io.tracebloc.engine.dataset.columns;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.bytes.Slice;
import java.math.BigInteger;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Inference against a second implementation, made of the contract's patterns word by word. */
final class InferenceAgreesWithRegularExpressionsTest {
  private static final Set<String> MISSING =
      Set.of("", "NA", "N/A", "n/a", "NULL", "null", "None", "none", "NaN", "nan", "<NA>", "#N/A");

  @Property(tries = 3000)
  void onMixturesOfTokens(@ForAll("columns") List<String> values) {
    var sample = new ColumnSample(true);
    values.forEach(value -> sample.add(Slice.of(value)));
    assertThat(sample.type()).isEqualTo(naive(values));
  }

  @Property(tries = 3000)
  void onTextsLikeDates(@ForAll("dateLike") String value) {
    var sample = new ColumnSample(false);
    sample.add(Slice.of(value));
    assertThat(sample.type()).isEqualTo(naive(List.of(value)));
  }

  @Provide
  Arbitrary<List<String>> columns() {
    // Values of few kinds in one column, so that the rules for whole columns are met.
    return Arbitraries.of(KINDS)
        .list()
        .ofMinSize(1)
        .ofMaxSize(2)
        .flatMap(kinds -> Arbitraries.oneOf(kinds).list().ofMaxSize(6));
  }

  @Provide
  Arbitrary<String> dateLike() {
    return Arbitraries.of(
            "2024",
            "1900",
            "0000",
            "-",
            "/",
            "02",
            "01",
            "29",
            "30",
            "13",
            "0",
            "T",
            " ",
            "t",
            "23",
            "24",
            "59",
            "60",
            ":",
            ":30",
            ".5",
            ",5",
            ".",
            "Z",
            "z",
            "+01:00",
            "-00:00",
            "+0100",
            "2024-02-29",
            "2023/02/28",
            " 10:00",
            ":00")
        .list()
        .ofMinSize(1)
        .ofMaxSize(7)
        .map(pieces -> String.join("", pieces));
  }

  private static final List<Arbitrary<String>> KINDS =
      List.of(
          Arbitraries.of("true", "F", "Yes", "n", "y"),
          Arbitraries.of("0", "1", "-5", "+7", "2147483647", "-2147483648", "2147483648"),
          Arbitraries.of("9223372036854775807", "9223372036854775808", "-9223372036854775808"),
          Arbitraries.of("007", "+00", "-01", "0.1", "00.1"),
          Arbitraries.of("1.5", "2.", ".5", "1e5", "1E-3", "1e400", "1e-400", "inf", "NAN"),
          Arbitraries.of("2024-01-02", "2024/01/02", "2024-02-30", "2024-01-02 10:00"),
          Arbitraries.of("2024-01-02T10:00:00", "2024-01-02T10:00:00Z", "2024-01-02 3:00:00.25"),
          Arbitraries.of("2024-01-02T10:00:00+00:00", "2024-01-02T10:00:00-02:30"),
          Arbitraries.of("", "NA", " null ", "none", "-nan", "#NA"),
          Arbitraries.strings().withChars("aé🌲 \u00a0\u3000\"19+-._").ofMaxLength(5));

  /** The type by the table of 6.1. */
  private static String naive(List<String> values) {
    var tokens = values.stream().map(InferenceAgreesWithRegularExpressionsTest::trim).toList();
    tokens = tokens.stream().filter(token -> !MISSING.contains(token)).toList();
    var longest = tokens.stream().mapToInt(t -> t.codePointCount(0, t.length())).max().orElse(1);
    var text = "VARCHAR(" + longest + ")";
    if (tokens.isEmpty() || tokens.stream().anyMatch(t -> t.matches("[+-]?0[0-9]+"))) {
      return text;
    }
    if (tokens.stream()
        .allMatch(t -> t.toLowerCase(Locale.ROOT).matches("true|false|t|f|yes|no|y|n"))) {
      return "BOOLEAN";
    }
    if (tokens.stream().allMatch(t -> t.matches("[+-]?[0-9]+"))) {
      var bits = tokens.stream().mapToInt(t -> new BigInteger(t).bitLength()).max().getAsInt();
      return bits <= 31 ? "INT" : bits <= 63 ? "BIGINT" : text;
    }
    if (tokens.stream()
        .allMatch(
            t ->
                t.matches("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
                    && Double.isFinite(Double.parseDouble(t)))) {
      return "FLOAT";
    }
    return calendar(tokens, text);
  }

  private static String calendar(List<String> tokens, String text) {
    var zones = new HashSet<String>();
    var types = new HashSet<String>();
    for (var token : tokens) {
      var parsed = parse(token);
      if (parsed == null) {
        return text;
      }
      types.add(parsed.isSupported(ChronoField.HOUR_OF_DAY) ? "DATETIME" : "DATE");
      zones.add(
          parsed.isSupported(ChronoField.OFFSET_SECONDS)
              ? ZoneOffset.from(parsed).toString()
              : "naive");
    }
    return zones.size() > 1 ? text : types.contains("DATETIME") ? "DATETIME" : "DATE";
  }

  private static TemporalAccessor parse(String token) {
    if (!token.matches("(?s)[0-9].*")) {
      // The formatters would take years before the common era.
      return null;
    }
    // A comma stands for the point in front of a fraction of seconds.
    var pointed = token.replaceFirst("(:[0-9]{2}:[0-9]{2}),([0-9])", "$1.$2");
    for (var layout : layouts()) {
      try {
        return layout.parse(pointed);
      } catch (DateTimeParseException _) {
        // The next one, then.
      }
    }
    return null;
  }

  private static List<DateTimeFormatter> layouts() {
    var layouts = new ArrayList<DateTimeFormatter>();
    for (var pattern :
        List.of(
            "uuuu-MM-dd",
            "uuuu/MM/dd",
            "uuuu-MM-dd HH:mm",
            "uuuu-MM-dd H:mm",
            "uuuu-MM-dd'T'HH:mm:ss~",
            "uuuu-MM-dd'T'H:mm:ss~",
            "uuuu-MM-dd HH:mm:ss~",
            "uuuu-MM-dd H:mm:ss~",
            "uuuu/MM/dd HH:mm:ss~",
            "uuuu/MM/dd H:mm:ss~",
            "uuuu-MM-dd'T'HH:mm:ss~XXX",
            "uuuu-MM-dd'T'H:mm:ss~XXX")) {
      var parts = pattern.split("~", -1);
      var builder = new DateTimeFormatterBuilder().appendPattern(parts[0]);
      if (parts.length > 1) {
        builder
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd();
        builder.appendPattern(parts[1]);
      }
      layouts.add(builder.toFormatter(Locale.ROOT).withResolverStyle(ResolverStyle.STRICT));
    }
    return layouts;
  }

  private static String trim(String text) {
    var white =
        "[\\x09-\\x0d\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+";
    return text.replaceFirst("^" + white, "").replaceFirst(white + "$", "");
  }
}
