package io.tracebloc.engine.dataset.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.files.FileLists;
import io.tracebloc.engine.dataset.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** OD-01 and SEG-01: names that belong together. */
final class PairedFilesTest {
  @Test
  void stemsEndAtTheLastDot() {
    assertThat(detection(List.of("a.b.png", "a.png"), List.of("a.b.xml", "a.xml"))).isEmpty();
    assertThat(detection(List.of("a.b.png"), List.of("a.xml")))
        .containsExactly("annotations/a.xml", "images/a.b.png");
  }

  @Test
  void caseCounts() {
    assertThat(detection(List.of("a.PNG"), List.of("a.xml"))).isEmpty();
    assertThat(detection(List.of("a.png"), List.of("a.XML"))).containsExactly("annotations/a.XML");
    assertThat(detection(List.of("a.png"), List.of("A.xml")))
        .containsExactly("annotations/A.xml", "images/a.png");
  }

  @Test
  void theSuffixIsTakenOffOnce() {
    assertThat(
            segmentation(List.of("a.png", "a_mask.png"), List.of("a_mask.png", "a_mask_mask.png")))
        .isEmpty();
    assertThat(segmentation(List.of("a.png"), List.of("a_mask_mask.png")))
        .containsExactly("masks/a_mask_mask.png", "images/a.png");
  }

  @Test
  void aNameThatIsOnlyTheSuffixBelongsToNothing() {
    assertThat(segmentation(List.of("a.png"), List.of("_mask.png", "a_mask.png")))
        .containsExactly("masks/_mask.png");
  }

  @Property(tries = 100)
  void agreesWithSetsOfNames(
      @ForAll("stems") Set<String> pictures, @ForAll("stems") Set<String> annotations) {
    var expected = new TreeSet<String>();
    for (var stem : annotations) {
      if (!pictures.contains(stem)) {
        expected.add("annotations/" + stem + ".xml");
      }
    }
    for (var stem : pictures) {
      if (!annotations.contains(stem)) {
        expected.add("images/" + stem + ".png");
      }
    }
    assertThat(new TreeSet<>(detection(with(pictures, ".png"), with(annotations, ".xml"))))
        .isEqualTo(expected);
  }

  @Provide
  Arbitrary<Set<String>> stems() {
    return Arbitraries.strings()
        .withChars("ab-_.")
        .ofMinLength(1)
        .ofMaxLength(4)
        .filter(stem -> !stem.startsWith("."))
        .set()
        .ofMaxSize(12);
  }

  private static List<String> with(Set<String> stems, String extension) {
    return stems.stream().map(stem -> stem + extension).toList();
  }

  private static List<String> detection(List<String> pictures, List<String> annotations) {
    return places(Category.OBJECT_DETECTION, pictures, annotations);
  }

  private static List<String> segmentation(List<String> pictures, List<String> masks) {
    return places(Category.SEMANTIC_SEGMENTATION, pictures, masks);
  }

  /** The files that are reported. */
  private static List<String> places(
      Category category, List<String> pictures, List<String> beside) {
    var sidecar = category.layout().sidecar().orElseThrow();
    var findings = new ArrayList<Finding>();
    RuleBook.pairing(category)
        .orElseThrow()
        .check(
            FileLists.of("images", pictures),
            FileLists.of(sidecar.directory(), beside),
            Selection.EVERYTHING,
            findings::add);
    assertThat(findings).allMatch(finding -> finding.id().endsWith("-01"));
    return findings.stream().map(finding -> finding.file().orElseThrow()).toList();
  }
}
