package io.tracebloc.commands.options;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads one of an enum's constants by its name in lower case, with hyphens for underscores. */
public abstract class WordConverter<E extends Enum<E>> implements ITypeConverter<E>, Choices {
  private final E[] constants;

  /** Reads the constants of that enum. */
  protected WordConverter(Class<E> type) {
    constants = type.getEnumConstants();
  }

  @Override
  public E convert(String text) {
    return Arrays.stream(constants)
        .filter(constant -> word(constant).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'%s' is not one of %s".formatted(text, String.join(", ", words()))));
  }

  @Override
  public List<String> words() {
    return Arrays.stream(constants).map(WordConverter::word).toList();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
