package io.tracebloc.commands.options;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads bytes per second as curl does: a number alone counts bytes; {@code k}, {@code M} and {@code
 * G}, small or large, also as {@code Ki} or {@code KiB}, count 1024, 1024² and 1024³ of them. What
 * is left of a byte is dropped. {@code kB} and {@code MB} are refused, because they mean 1000 to
 * some and 1024 to others.
 */
final class ByteRate implements ITypeConverter<Long> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,18}(?:\\.\\d{0,18})?|\\.\\d{1,18})(?:([kmg])(?:ib?)?|b)?(?:/s)?");
  private static final String UNITS = "kmg";
  private static final int BITS_OF_A_STEP = 10;

  @Override
  public Long convert(String text) {
    var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new TypeConversionException(
          "'" + text + "' is not a rate such as 500k, 1.5M or 10MiB (bytes per second)");
    }
    var bytes = new BigDecimal(form.group(1)).multiply(BigDecimal.valueOf(unit(form.group(2))));
    if (bytes.compareTo(BigDecimal.ONE) < 0) {
      throw new TypeConversionException(
          "'" + text + "' lets nothing through; give at least 1 byte");
    }
    return bytes.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }

  private static long unit(String letter) {
    return letter == null ? 1 : 1L << (BITS_OF_A_STEP * (UNITS.indexOf(letter) + 1));
  }
}
