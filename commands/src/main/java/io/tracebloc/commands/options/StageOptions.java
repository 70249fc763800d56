package io.tracebloc.commands.options;

import io.tracebloc.engine.stream.Transport;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
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
      names = "--transport",
      paramLabel = "KIND",
      converter = TransportConverter.class,
      defaultValue = "auto",
      description = "How files travel: auto (default), spdy, websocket, websocket-v4")
  private Transport transport;

  /** The image as given, if any. */
  public Optional<String> image() {
    return Optional.ofNullable(image);
  }

  /** How files travel. */
  public Transport transport() {
    return transport;
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
