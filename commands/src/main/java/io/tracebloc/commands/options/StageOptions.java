package io.tracebloc.commands.options;

import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.transfer.StagingOptions;
import java.time.Duration;
import java.util.Optional;
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
      description =
          "How long that Pod may take to become ready, image pull included; default: --timeout")
  private Duration readyTimeout;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = PositiveDuration.class,
      description =
          "Limit for each single wait: for the stage Pod, for a chart's hook; if given, a run is"
              + " left alone after it as well")
  private Duration timeout;

  @Option(
      names = "--transport",
      paramLabel = "KIND",
      converter = TransportConverter.class,
      defaultValue = "auto",
      description = "How files travel: auto (default), spdy, websocket, websocket-v4")
  private Transport transport;

  /** The limit for each single wait, if it was given. */
  public Optional<Duration> timeout() {
    return Optional.ofNullable(timeout);
  }

  /**
   * What was given, and defaults for the rest.
   *
   * @param patience how long users of the host are used to wait for a Pod
   */
  public StagingOptions toStagingOptions(Duration patience) {
    var options =
        StagingOptions.standard()
            .withReadyTimeout(Optional.ofNullable(readyTimeout).or(this::timeout).orElse(patience))
            .withStreams(StreamOptions.of(transport))
            .withTransfer(toTransferOptions());
    return image == null ? options : options.withImage(image);
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

  /** Reads a transport. */
  static final class TransportConverter extends WordConverter<Transport> {
    TransportConverter() {
      super(Transport.class);
    }
  }
}
