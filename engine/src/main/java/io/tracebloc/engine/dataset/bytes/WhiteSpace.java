package io.tracebloc.engine.dataset.bytes;

/**
 * The white space that the cluster and its clients trim ({@code contract/datasets.md} R-05):
 * U+0009-000D, 0020, 0085, 00A0, 1680, 2000-200A, 2028, 2029, 202F, 205F, 3000. Neither {@code
 * String.trim} nor {@code String.strip} knows this set.
 */
public final class WhiteSpace {
  private WhiteSpace() {}

  /** Whether a code point belongs to the set. */
  public static boolean contains(int codePoint) {
    return switch (codePoint) {
      case 0x20, 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
      default ->
          (codePoint >= 0x09 && codePoint <= 0x0d) || (codePoint >= 0x2000 && codePoint <= 0x200a);
    };
  }

  /** A text without leading and trailing white space. */
  public static String trim(String text) {
    var start = 0;
    var end = text.length();
    while (start < end && contains(text.charAt(start))) {
      start++;
    }
    while (end > start && contains(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  static Slice trim(Slice slice) {
    var bytes = slice.bytes();
    var start = slice.start();
    var end = slice.end();
    for (var width = 1; width > 0; start += width) {
      width = start < end ? widthAt(bytes, start, end) : 0;
    }
    for (var width = 1; width > 0; end -= width) {
      width = start < end ? widthBefore(bytes, start, end) : 0;
    }
    return start == slice.start() && end == slice.end() ? slice : new Slice(bytes, start, end);
  }

  /** Bytes of the white space that starts at an index, 0 if there is none. */
  public static int widthAt(byte[] bytes, int index, int end) {
    var first = bytes[index];
    if (first >= 0) {
      return contains(first) ? 1 : 0;
    }
    for (var width = 2; width <= 3 && index + width <= end; width++) {
      if (isSpace(bytes, index, width)) {
        return width;
      }
    }
    return 0;
  }

  /** Bytes of the white space that ends before an index, 0 if there is none. */
  private static int widthBefore(byte[] bytes, int start, int index) {
    var last = bytes[index - 1];
    if (last >= 0) {
      return contains(last) ? 1 : 0;
    }
    for (var width = 2; width <= 3 && index - width >= start; width++) {
      if (isSpace(bytes, index - width, width)) {
        return width;
      }
    }
    return 0;
  }

  /** Whether a well-formed sequence of two or three bytes encodes a member of the set. */
  private static boolean isSpace(byte[] bytes, int index, int width) {
    var first = bytes[index] & 0xff;
    var second = bytes[index + 1] & 0xff;
    if (second >> 6 != 2) {
      return false;
    }
    if (width == 2) {
      return first == 0xc2 && contains(second);
    }
    var third = bytes[index + 2] & 0xff;
    return first >> 4 == 0xe
        && third >> 6 == 2
        && contains((first & 0x0f) << 12 | (second & 0x3f) << 6 | (third & 0x3f));
  }
}
