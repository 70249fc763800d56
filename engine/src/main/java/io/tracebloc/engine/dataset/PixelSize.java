package io.tracebloc.engine.dataset;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Width and height of a picture in pixels, in that order everywhere ({@code contract/datasets.md}
 * trap 1).
 *
 * @param width at least 1
 * @param height at least 1
 */
public record PixelSize(int width, int height) {
  private static final Pattern CROSS = Pattern.compile("\\s*(\\d{1,9})\\s*[xX]\\s*(\\d{1,9})\\s*");
  private static final Pattern COMMA = Pattern.compile("\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*");

  public PixelSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("width and height must be positive");
    }
  }

  /** Reads {@code WxH} or {@code W,H} (3.4); empty if the text is neither. */
  public static Optional<PixelSize> parse(String text) {
    var matcher = (text.contains(",") ? COMMA : CROSS).matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    var width = Integer.parseInt(matcher.group(1));
    var height = Integer.parseInt(matcher.group(2));
    return width < 1 || height < 1 ? Optional.empty() : Optional.of(new PixelSize(width, height));
  }

  /** Whether either side is smaller than that of the other size. */
  public boolean isBelow(PixelSize other) {
    return width < other.width || height < other.height;
  }

  /** {@code WxH}. */
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
