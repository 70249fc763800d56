package io.tracebloc.engine.dataset.voc;

import io.tracebloc.engine.failure.Printable;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;

/**
 * Checks Pascal VOC annotations, one after another ({@code contract/datasets.md} OD-02). Each is
 * read once, from front to back; memory does not grow with its length. For one thread.
 */
public final class VocReader {
  private static final Set<String> SECTIONS =
      Set.of("folder", "filename", "source", "size", "segmented");
  private static final Set<String> FIELDS =
      Set.of(
          "database",
          "annotation",
          "width",
          "height",
          "depth",
          "name",
          "pose",
          "truncated",
          "difficult",
          "bndbox",
          "xmin",
          "ymin",
          "xmax",
          "ymax");
  private static final int LONGEST_NAME = 100;

  private final XMLInputFactory factory = XmlCursor.factory();

  /** What is wrong with an annotation. Bad content is never an exception. */
  public List<VocProblem> problems(InputStream content) {
    try {
      return problems(new XmlCursor(factory, content));
    } catch (UnreadableXmlException e) {
      // What was found before is no help while the rest is unknown.
      return List.of(new VocProblem(true, e.getMessage()));
    }
  }

  private static List<VocProblem> problems(XmlCursor cursor) throws UnreadableXmlException {
    var root = cursor.root();
    if (!root.equals("annotation")) {
      cursor.skip();
      cursor.finish();
      var shown = root.substring(0, Math.min(root.length(), LONGEST_NAME));
      return List.of(
          new VocProblem(
              true,
              "The outermost element is <%s>, not <annotation>.".formatted(Printable.of(shown))));
    }
    var problems = new VocProblems();
    var line = cursor.line();
    var sections = new HashMap<String, XmlElement>();
    var objects = 0;
    for (var name = cursor.child(); name.isPresent(); name = cursor.child()) {
      if (name.get().equals("object")) {
        objects++;
        new VocFields("object " + objects, cursor.element(FIELDS), problems).checkObject();
      } else if (SECTIONS.contains(name.get()) && !sections.containsKey(name.get())) {
        sections.put(name.get(), cursor.element(FIELDS));
      } else {
        cursor.skip();
      }
    }
    cursor.finish();
    new VocFields("annotation", new XmlElement(line, "", Map.copyOf(sections)), problems)
        .checkAnnotation(objects);
    return problems.all();
  }
}
