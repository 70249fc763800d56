package io.tracebloc.commands.options;

import io.tracebloc.commands.options.StageOptions.PositiveDuration;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferOptions;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The Pod that works on a volume, and how it is spoken to. */
abstract class PodFlags {
  @Option(
      names = {"--stage-image", "--stage-pod-image"},
      paramLabel = "IMAGE",
      description = "Image of the stage Pod; needs a shell, tar and sha256sum")
  private String image;

  @Option(
      names = "--stage-timeout",
      paramLabel = "DURATION",
      converter = PositiveDuration.class,
      description =
          "How long that Pod may take to become ready, image pull included; default: --timeout")
  private Duration readyTimeout;

  @Option(
      names = "--transport",
      paramLabel = "KIND",
      converter = TransportConverter.class,
      defaultValue = "auto",
      description = "How bytes travel: auto (default), spdy, websocket, websocket-v4")
  private Transport transport;

  @Option(
      names = "--retry-for",
      paramLabel = "DURATION",
      converter = GoDuration.class,
      defaultValue = "5m",
      description =
          "How long to go on trying while nothing gets through (default 5m); 0 never tries again")
  private Duration patience;

  /** The limit for each single wait, if it was given. */
  public abstract Optional<Duration> timeout();

  /** How bytes are moved. */
  abstract TransferOptions toTransferOptions();

  /** How long to go on trying while nothing gets through. */
  final Duration patience() {
    return patience;
  }

  /**
   * What was given, and defaults for the rest.
   *
   * @param usual how long users of the host are used to wait for a Pod
   */
  public final StagingOptions toStagingOptions(Duration usual) {
    var options =
        StagingOptions.standard()
            .withReadyTimeout(Optional.ofNullable(readyTimeout).or(this::timeout).orElse(usual))
            .withStreams(StreamOptions.of(transport))
            .withTransfer(toTransferOptions());
    return image == null ? options : options.withImage(image);
  }

  /** Reads a transport. */
  static final class TransportConverter extends WordConverter<Transport> {
    TransportConverter() {
      super(Transport.class);
    }
  }
}
