package io.tracebloc.commands.options;

import io.tracebloc.engine.failure.CheckId;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What the doctor looks at. */
public final class CheckOptions {
  @Option(
      names = "--checks",
      paramLabel = "IDS",
      split = ",",
      converter = Converter.class,
      description = "Make only these checks, with commas between, for example C4,X5")
  private List<CheckId> checks = List.of();

  @Option(
      names = "--data-size",
      paramLabel = "SIZE",
      converter = ByteCount.class,
      description = "Size of a dataset that shall fit, for example 20G, for check X11")
  private Long dataSize;

  /** The checks that were named; none for all. */
  public Set<CheckId> checks() {
    return checks.isEmpty() ? Set.of() : EnumSet.copyOf(checks);
  }

  /** Bytes that shall fit, if that was said. */
  public OptionalLong dataSize() {
    return dataSize == null ? OptionalLong.empty() : OptionalLong.of(dataSize);
  }

  /** Reads the id of a check, in any case. */
  static final class Converter implements ITypeConverter<CheckId>, Choices {
    @Override
    public CheckId convert(String text) {
      return CheckId.of(text)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is no check; there are %s"
                          .formatted(text, String.join(", ", words()))));
    }

    @Override
    public List<String> words() {
      return Stream.of(CheckId.values()).map(CheckId::name).toList();
    }
  }
}
