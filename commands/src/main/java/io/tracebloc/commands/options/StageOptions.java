package io.tracebloc.commands.options;

import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.transfer.StagingOptions;
import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How files are copied, and by what Pod. */
public final class StageOptions extends TransferFlags {
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
            .withStreams(StreamOptions.of(transport))
            .withTransfer(toTransferOptions());
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

  /** Reads a transport. */
  static final class TransportConverter extends WordConverter<Transport> {
    TransportConverter() {
      super(Transport.class);
    }
  }
}
