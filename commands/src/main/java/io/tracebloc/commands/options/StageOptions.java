package io.tracebloc.commands.options;

import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How files are copied, and by what Pod. */
public final class StageOptions extends TransferFlags {
  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = PositiveDuration.class,
      description =
          "Limit for each single wait: for the stage Pod, for a chart's hook; if given, a run is"
              + " left alone after it as well")
  private Duration timeout;

  @Override
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /** Reads a duration that is not zero. */
  public static final class PositiveDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      var duration = new GoDuration().convert(text);
      if (duration.isZero()) {
        throw new TypeConversionException("must be longer than zero");
      }
      return duration;
    }
  }
}
