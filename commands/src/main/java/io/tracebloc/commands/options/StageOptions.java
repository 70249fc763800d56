package io.tracebloc.commands.options;

import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.transfer.StagingOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How files are copied. */
public final class StageOptions {
  @Option(
      names = {"--stage-image", "--stage-pod-image"},
      paramLabel = "IMAGE",
      description = "Image of the Pod that takes the files; needs a shell, tar and sha256sum")
  private String image;

  @Option(
      names = "--stage-timeout",
      paramLabel = "DURATION",
      converter = PositiveDuration.class,
      defaultValue = "1m",
      description = "How long that Pod may take to become ready, image pull included (default 1m)")
  private Duration timeout;

  @Option(
      names = "--transport",
      paramLabel = "KIND",
      converter = TransportConverter.class,
      defaultValue = "auto",
      description = "How files travel: auto (default), spdy, websocket, websocket-v4")
  private Transport transport;

  /** What was given, and defaults for the rest. */
  public StagingOptions toStagingOptions() {
    var options =
        StagingOptions.standard()
            .withReadyTimeout(timeout)
            .withStreams(StreamOptions.of(transport));
    return image == null ? options : options.withImage(image);
  }

  /** Reads a duration that is not zero. */
  static final class PositiveDuration implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      var duration = new GoDuration().convert(text);
      if (duration.isZero()) {
        throw new TypeConversionException("must be longer than zero");
      }
      return duration;
    }
  }

  /** Reads a transport by its name in lower case with hyphens. */
  static final class TransportConverter implements ITypeConverter<Transport> {
    @Override
    public Transport convert(String text) {
      return Arrays.stream(Transport.values())
          .filter(transport -> word(transport).equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is not one of %s"
                          .formatted(
                              text,
                              String.join(
                                  ", ",
                                  Arrays.stream(Transport.values())
                                      .map(TransportConverter::word)
                                      .toList()))));
    }

    private static String word(Transport transport) {
      return transport.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
