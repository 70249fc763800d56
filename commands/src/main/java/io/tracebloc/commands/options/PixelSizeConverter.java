package io.tracebloc.commands.options;

import io.tracebloc.engine.dataset.PixelSize;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code WxH} or {@code W,H} ({@code contract/datasets.md} 3.4). */
final class PixelSizeConverter implements ITypeConverter<PixelSize> {
  @Override
  public PixelSize convert(String text) {
    return PixelSize.parse(text)
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "'" + text + "' is not a size in pixels such as 256x256"));
  }
}
