package io.tracebloc.engine.dataset.voc;

import io.tracebloc.engine.failure.Printable;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.regex.Pattern;

/**
 * The text of an XML document, decoded as its first bytes say (XML 1.0, appendix F). The parser
 * could do that too, but the JDK's prints malformed bytes to the standard error.
 */
final class XmlText {
  private static final int DECLARATION = 1024;
  private static final Pattern ENCODING =
      Pattern.compile("<\\?xml\\s[^>]*?\\bencoding\\s*=\\s*[\"']([^\"'>]*)[\"']");

  private XmlText() {}

  /**
   * A reader over a document.
   *
   * @throws IOException if its start cannot be read; malformed bytes later are one, too
   */
  static Reader reader(InputStream content) throws IOException, UnreadableXmlException {
    var input = new BufferedInputStream(content);
    input.mark(DECLARATION);
    var start = input.readNBytes(DECLARATION);
    input.reset();
    if (startsWith(start, 0xef, 0xbb, 0xbf)) {
      input.skipNBytes(3);
    }
    var decoder =
        charset(start)
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    return new InputStreamReader(input, decoder);
  }

  private static Charset charset(byte[] start) throws UnreadableXmlException {
    if (startsWith(start, 0xfe, 0xff) || startsWith(start, 0xff, 0xfe)) {
      return StandardCharsets.UTF_16;
    }
    if (startsWith(start, 0, '<')) {
      return StandardCharsets.UTF_16BE;
    }
    if (startsWith(start, '<', 0)) {
      return StandardCharsets.UTF_16LE;
    }
    var declared = ENCODING.matcher(new String(start, StandardCharsets.ISO_8859_1));
    return declared.lookingAt() ? named(declared.group(1)) : StandardCharsets.UTF_8;
  }

  private static Charset named(String name) throws UnreadableXmlException {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      throw new UnreadableXmlException(
          "The declared encoding '%s' is not known.".formatted(Printable.of(name)), e);
    }
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    for (var index = 0; index < first.length; index++) {
      if (index >= bytes.length || (bytes[index] & 0xff) != first[index]) {
        return false;
      }
    }
    return true;
  }
}
