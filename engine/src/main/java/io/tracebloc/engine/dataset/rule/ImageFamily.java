package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of the categories with pictures ({@code contract/datasets.md} 5.8). */
final class ImageFamily {
  private ImageFamily() {}

  static CategoryRules rules(Category category) {
    return new CategoryRules(RuleBook.manifest(), header(category), rows(category));
  }

  /** The rule for the names of files that belong together, if the category has such files. */
  static Optional<PairingRule> pairing(Category category) {
    var sidecar = category.layout().sidecar();
    return switch (category) {
      case OBJECT_DETECTION ->
          sidecar.map(layout -> new PairedFiles(Rule.OD_01, layout, "annotation"));
      case SEMANTIC_SEGMENTATION ->
          sidecar.map(layout -> new PairedFiles(Rule.SEG_01, layout, "mask"));
      default -> Optional.empty();
    };
  }

  private static List<HeaderRule> header(Category category) {
    var rules = new ArrayList<HeaderRule>();
    rules.add(new DistinctHeaders());
    rules.add(new FilenameColumn());
    // Elsewhere the label comes from annotations, points or masks, and its column may be absent.
    if (category.layout().labelInManifest()) {
      rules.add(new LabelColumn());
    }
    switch (category) {
      case SEMANTIC_SEGMENTATION ->
          rules.add(new ExactColumn(Rule.SEG_02, MaskNamed.COLUMN, "the names of the masks"));
      case KEYPOINT_DETECTION -> {
        rules.add(new ExactColumn(Rule.KP_01, KeypointRows.ANNOTATION, "the points"));
        rules.add(
            new ExactColumn(Rule.KP_01, KeypointRows.VISIBILITY, "whether each point can be seen"));
      }
      default -> {}
    }
    return rules;
  }

  private static List<RowRule.Factory> rows(Category category) {
    var rules = new ArrayList<RowRule.Factory>();
    rules.add(RowLength::create);
    rules.add(FileLabelDiversity::create);
    rules.add(LabelPresent::create);
    switch (category) {
      case SEMANTIC_SEGMENTATION -> rules.add(MaskNamed::create);
      case KEYPOINT_DETECTION -> rules.add(KeypointRows::create);
      default -> {}
    }
    rules.add(ReferencedFiles::create);
    rules.add(UnescapedFileNames::create);
    rules.add(SafeFileNames::create);
    return rules;
  }
}
