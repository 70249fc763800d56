package io.tracebloc.commands.options;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of the formats that a command can print; {@code table} is the one for people. */
abstract class FormatConverter<E extends Enum<E>> implements ITypeConverter<E>, Choices {
  private static final String FOR_PEOPLE = "HUMAN";

  private final List<E> formats;

  FormatConverter(List<E> formats) {
    this.formats = formats;
  }

  @Override
  public E convert(String text) {
    return formats.stream()
        .filter(format -> word(format).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not an output format known here (%s)"
                        .formatted(text, String.join(", ", words()))));
  }

  @Override
  public List<String> words() {
    return formats.stream().map(FormatConverter::word).toList();
  }

  private static String word(Enum<?> format) {
    var name = format.name();
    return name.equals(FOR_PEOPLE) ? "table" : name.toLowerCase(Locale.ROOT);
  }
}
