package io.tracebloc.sandbox.standin.ingestor.rule.image;

import io.tracebloc.sandbox.standin.ingestor.csv.Cells;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.w3c.dom.Element;

/** One annotation file, checked element by element (OD-02). */
final class VocAnnotation {
  private static final int SMALL_AREA = 10;

  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  private VocAnnotation() {}

  /** Reads and checks a file. */
  static VocAnnotation read(Path file) throws IOException {
    var annotation = new VocAnnotation();
    VocXml.root(file)
        .ifPresentOrElse(annotation::check, () -> annotation.problems.add("not well-formed XML"));
    return annotation;
  }

  List<String> problems() {
    return problems;
  }

  List<String> warnings() {
    return warnings;
  }

  private void check(Element root) {
    if (!root.getTagName().equals("annotation")) {
      problems.add("the root is '%s', not 'annotation'".formatted(root.getTagName()));
      return;
    }
    required(root, "folder");
    filled(root, "filename");
    required(root, "source")
        .ifPresent(
            source -> {
              filled(source, "database");
              filled(source, "annotation");
            });
    required(root, "size").ifPresent(this::checkSize);
    flag(root, "segmented");
    var objects = children(root, "object");
    objects.forEach(this::checkObject);
    if (objects.isEmpty()) {
      warnings.add("no object");
    }
  }

  private void checkSize(Element size) {
    for (var side : List.of("width", "height", "depth")) {
      var value = integer(size, side);
      if (value.isPresent() && value.getAsLong() <= 0) {
        problems.add("size/" + side + " is not positive");
      }
    }
  }

  private void checkObject(Element object) {
    filled(object, "name");
    filled(object, "pose");
    flag(object, "truncated");
    var difficult = natural(object, "difficult");
    if (difficult.isPresent() && difficult.getAsLong() > 1) {
      warnings.add("difficult is neither 0 nor 1");
    }
    required(object, "bndbox").ifPresent(this::checkBox);
  }

  private void checkBox(Element box) {
    var left = natural(box, "xmin");
    var top = natural(box, "ymin");
    var right = natural(box, "xmax");
    var bottom = natural(box, "ymax");
    if (left.isEmpty() || top.isEmpty() || right.isEmpty() || bottom.isEmpty()) {
      return;
    }
    var width = right.getAsLong() - left.getAsLong();
    var height = bottom.getAsLong() - top.getAsLong();
    if (width <= 0 || height <= 0) {
      problems.add("bndbox is empty or inverted");
    } else if ((double) width * height < SMALL_AREA) {
      warnings.add("bndbox is smaller than %d pixels".formatted(SMALL_AREA));
    }
  }

  private void flag(Element parent, String name) {
    required(parent, name)
        .map(VocAnnotation::text)
        .filter(text -> !text.equals("0") && !text.equals("1"))
        .ifPresent(_ -> problems.add(name + " is neither 0 nor 1"));
  }

  private OptionalLong natural(Element parent, String name) {
    var value = integer(parent, name);
    if (value.isPresent() && value.getAsLong() < 0) {
      problems.add(name + " is negative");
      return OptionalLong.empty();
    }
    return value;
  }

  private OptionalLong integer(Element parent, String name) {
    var text = required(parent, name).map(VocAnnotation::text);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    if (!text.get().matches("[+-]?[0-9]{1,18}")) {
      problems.add("%s is not an integer: '%s'".formatted(name, text.get()));
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(text.get()));
  }

  private void filled(Element parent, String name) {
    required(parent, name)
        .filter(element -> text(element).isEmpty())
        .ifPresent(_ -> problems.add(name + " is blank"));
  }

  private Optional<Element> required(Element parent, String name) {
    var child = children(parent, name).stream().findFirst();
    if (child.isEmpty()) {
      problems.add("%s has no '%s'".formatted(parent.getTagName(), name));
    }
    return child;
  }

  private static List<Element> children(Element parent, String name) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .filter(element -> element.getTagName().equals(name))
        .toList();
  }

  private static String text(Element element) {
    return Cells.trim(element.getTextContent());
  }
}
