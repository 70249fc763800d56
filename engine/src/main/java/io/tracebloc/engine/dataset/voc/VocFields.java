package io.tracebloc.engine.dataset.voc;

import io.tracebloc.engine.failure.Printable;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The children that an element of an annotation must have ({@code contract/datasets.md} OD-02), as
 * the cluster reads them: of several with one name the first counts, and text is what stands before
 * an element's first child.
 */
final class VocFields {
  private static final BigInteger SMALLEST_AREA = BigInteger.TEN;
  private static final int LONGEST_SHOWN = 60;

  private final String owner;
  private final XmlElement element;
  private final VocProblems problems;

  /**
   * The fields of an element.
   *
   * @param owner what the element is called in messages
   */
  VocFields(String owner, XmlElement element, VocProblems problems) {
    this.owner = owner;
    this.element = element;
    this.problems = problems;
  }

  /** Checks the root, after its objects. */
  void checkAnnotation(int objects) {
    required("folder")
        .filter(XmlElement::isBlank)
        .ifPresent(folder -> problems.remark(at(folder, "<folder> is empty.")));
    filled("filename");
    inside("source")
        .ifPresent(
            source -> {
              source.filled("database");
              source.filled("annotation");
            });
    inside("size")
        .ifPresent(
            size -> {
              size.integer("width", BigInteger.ONE);
              size.integer("height", BigInteger.ONE);
              size.integer("depth", BigInteger.ONE);
            });
    flag("segmented");
    if (objects == 0) {
      problems.remark("There is no <object>: the picture counts as empty.");
    }
  }

  /** Checks one object. */
  void checkObject() {
    filled("name");
    filled("pose");
    flag("truncated");
    integer("difficult", BigInteger.ZERO)
        .filter(value -> value.compareTo(BigInteger.ONE) > 0)
        .ifPresent(
            value ->
                problems.remark(
                    at(element, "%s: <difficult> is neither 0 nor 1.".formatted(owner))));
    inside("bndbox").ifPresent(VocFields::checkBox);
  }

  private void checkBox() {
    var left = integer("xmin", BigInteger.ZERO);
    var top = integer("ymin", BigInteger.ZERO);
    var right = integer("xmax", BigInteger.ZERO);
    var bottom = integer("ymax", BigInteger.ZERO);
    var width = extent("xmin", left, "xmax", right);
    var height = extent("ymin", top, "ymax", bottom);
    if (width.isPresent()
        && height.isPresent()
        && width.get().multiply(height.get()).compareTo(SMALLEST_AREA) < 0) {
      problems.remark(
          at(element, "%s covers less than %s pixels.".formatted(owner, SMALLEST_AREA)));
    }
  }

  /** How far a box reaches; empty if that is not known or not positive. */
  private Optional<BigInteger> extent(
      String lowName, Optional<BigInteger> low, String highName, Optional<BigInteger> high) {
    if (low.isEmpty() || high.isEmpty()) {
      return Optional.empty();
    }
    if (low.get().compareTo(high.get()) >= 0) {
      problems.error(
          at(element, "%s: <%s> must be less than <%s>.".formatted(owner, lowName, highName)));
      return Optional.empty();
    }
    return Optional.of(high.get().subtract(low.get()));
  }

  private Optional<VocFields> inside(String name) {
    return required(name)
        .map(child -> new VocFields("<%s> of %s".formatted(name, owner), child, problems));
  }

  private void filled(String name) {
    required(name)
        .filter(XmlElement::isBlank)
        .ifPresent(
            child -> problems.error(at(child, "<%s> of %s is empty.".formatted(name, owner))));
  }

  private void flag(String name) {
    required(name)
        .filter(child -> !child.text().equals("0") && !child.text().equals("1"))
        .ifPresent(child -> wrong(name, child, "must be exactly 0 or 1"));
  }

  private Optional<BigInteger> integer(String name, BigInteger least) {
    var child = required(name);
    var value = child.flatMap(XmlElement::integer).filter(number -> number.compareTo(least) >= 0);
    if (child.isPresent() && value.isEmpty()) {
      wrong(name, child.get(), "must be a whole number, at least " + least);
    }
    return value;
  }

  private Optional<XmlElement> required(String name) {
    var child = element.child(name);
    if (child.isEmpty()) {
      problems.error(at(element, "%s has no <%s>.".formatted(owner, name)));
    }
    return child;
  }

  private void wrong(String name, XmlElement child, String expected) {
    var text = child.text();
    var shown = text.substring(0, Math.min(text.length(), LONGEST_SHOWN));
    problems.error(
        at(
            child,
            "<%s> of %s %s, not '%s'.".formatted(name, owner, expected, Printable.of(shown))));
  }

  private static String at(XmlElement place, String message) {
    return "Line %d: %s".formatted(place.line(), message);
  }
}
