package io.tracebloc.engine.dataset.voc;

import io.tracebloc.engine.failure.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.util.HashMap;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks through an XML document from outside. A document type is skipped unread, entities other
 * than the five of XML itself are refused, and so are documents that are too long or too deep.
 * Names with a namespace are no names that anybody here asks for. For one thread and one document.
 */
final class XmlCursor {
  /** Bytes of the longest document. */
  static final long LONGEST = 64L << 20;

  /** Elements within elements. */
  static final int DEEPEST = 64;

  private static final int LONGEST_REASON = 200;

  /** What stands before the reason in the parser's messages. */
  private static final String MARK = "Message: ";

  private final BoundedInput input;
  private final XMLStreamReader reader;
  private int depth;

  /**
   * A cursor before the root.
   *
   * @param factory from {@link #factory}
   */
  XmlCursor(XMLInputFactory factory, InputStream content) throws UnreadableXmlException {
    input = new BoundedInput(content, LONGEST);
    try {
      reader = factory.createXMLStreamReader(XmlText.reader(input));
    } catch (XMLStreamException | IOException | RuntimeException e) {
      throw unreadable(e);
    }
  }

  /** The JDK's parser, whatever else is installed, with everything off that reaches outside. */
  static XMLInputFactory factory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory;
  }

  /** Moves to the root and gives its name. */
  String root() throws UnreadableXmlException {
    while (next() != XMLStreamConstants.START_ELEMENT) {
      // What stands before the root does not matter.
    }
    return name();
  }

  /** Moves to the next child of the element that was entered last; empty at that one's end. */
  Optional<String> child() throws UnreadableXmlException {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return Optional.of(name());
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return Optional.empty();
        }
        default -> {}
      }
    }
  }

  /**
   * Takes the element that was just entered, up to its end.
   *
   * @param wanted names of children to keep, at any depth
   */
  XmlElement element(Set<String> wanted) throws UnreadableXmlException {
    var line = line();
    var text = new StringBuilder(0);
    var children = new HashMap<String, XmlElement>();
    var beforeChildren = true;
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          beforeChildren = false;
          var name = name();
          if (wanted.contains(name) && !children.containsKey(name)) {
            children.put(name, element(wanted));
          } else {
            skip();
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          return new XmlElement(line, text.toString(), children);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
          if (beforeChildren) {
            append(text);
          }
        }
        default -> {}
      }
    }
  }

  /** Passes over the element that was just entered. */
  void skip() throws UnreadableXmlException {
    for (var outside = depth - 1; depth > outside; ) {
      next();
    }
  }

  /** Reads what follows the root. */
  void finish() throws UnreadableXmlException {
    while (next() != XMLStreamConstants.END_DOCUMENT) {
      // Comments and white space may follow.
    }
  }

  /** Where the cursor is, from 1. */
  int line() {
    return reader.getLocation().getLineNumber();
  }

  private void append(StringBuilder text) {
    var room = XmlElement.LONGEST_TEXT - text.length();
    if (room > 0) {
      text.append(
          reader.getTextCharacters(),
          reader.getTextStart(),
          Math.min(room, reader.getTextLength()));
    }
  }

  private String name() {
    var namespace = reader.getNamespaceURI();
    return namespace == null || namespace.isEmpty()
        ? reader.getLocalName()
        : "{" + namespace + "}" + reader.getLocalName();
  }

  private int next() throws UnreadableXmlException {
    int event;
    try {
      event = reader.next();
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's parser throws unchecked exceptions of several kinds at broken input.
      throw unreadable(e);
    }
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> enter();
      case XMLStreamConstants.END_ELEMENT -> depth--;
      case XMLStreamConstants.ENTITY_REFERENCE ->
          throw new UnreadableXmlException(
              "Line %d uses an entity of its own; write its text instead.".formatted(line()));
      default -> {}
    }
    return event;
  }

  private void enter() throws UnreadableXmlException {
    depth++;
    if (depth > DEEPEST) {
      throw new UnreadableXmlException(
          "The elements are nested more than %d deep.".formatted(DEEPEST));
    }
  }

  private UnreadableXmlException unreadable(Exception cause) {
    if (input.isTooLong()) {
      return new UnreadableXmlException(
          "The file is longer than %d MiB.".formatted(LONGEST >> 20), cause);
    }
    if (input.hasFailed()) {
      return new UnreadableXmlException("The file cannot be read.", cause);
    }
    if (isMisencoded(cause)) {
      return new UnreadableXmlException(
          "The file holds bytes that are no text in its encoding; save it as UTF-8.", cause);
    }
    return new UnreadableXmlException(
        "This is no well-formed XML%s%s".formatted(place(cause), reason(cause)), cause);
  }

  private static boolean isMisencoded(Throwable cause) {
    for (var next = cause; next != null; next = next.getCause()) {
      if (next instanceof CharacterCodingException) {
        return true;
      }
    }
    return false;
  }

  private static String place(Exception cause) {
    if (cause instanceof XMLStreamException e && e.getLocation() != null) {
      var at = e.getLocation();
      return " (line %d, column %d)".formatted(at.getLineNumber(), at.getColumnNumber());
    }
    return "";
  }

  /** What the parser says, without the place that it puts in front. */
  private static String reason(Exception cause) {
    var text = cause instanceof XMLStreamException ? String.valueOf(cause.getMessage()) : "";
    var start = text.indexOf(MARK);
    var said = start < 0 ? "" : text.substring(start + MARK.length()).strip();
    return said.isEmpty()
        ? "."
        : ": " + Printable.of(said.substring(0, Math.min(said.length(), LONGEST_REASON)));
  }
}
