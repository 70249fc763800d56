package io.tracebloc.commands.options;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Reads an amount of data: a number alone counts bytes; {@code k}, {@code M}, {@code G} and {@code
 * T}, small or large, also as {@code Gi} or {@code GiB}, count powers of 1024 of them.
 */
final class ByteCount implements ITypeConverter<Long> {
  private static final Pattern FORM =
      Pattern.compile("(\\d{1,15}(?:\\.\\d{1,9})?)(?:([kmgt])(?:ib?)?|b)?");
  private static final String UNITS = "kmgt";
  private static final int BITS_OF_A_STEP = 10;

  @Override
  public Long convert(String text) {
    var form = FORM.matcher(text.toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      throw new TypeConversionException("'" + text + "' is not a size such as 500M, 1.5G or 20GiB");
    }
    var unit =
        form.group(2) == null ? 1 : 1L << (BITS_OF_A_STEP * (UNITS.indexOf(form.group(2)) + 1));
    return new BigDecimal(form.group(1))
        .multiply(BigDecimal.valueOf(unit))
        // Twice that must still be a number of bytes.
        .min(BigDecimal.valueOf(Long.MAX_VALUE / 2))
        .longValue();
  }
}
