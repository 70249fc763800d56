package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import java.util.ArrayList;
import java.util.List;

/** The rules of the categories with pictures ({@code contract/datasets.md} 5.8). */
final class ImageFamily {
  private ImageFamily() {}

  static CategoryRules rules(Category category) {
    var header = new ArrayList<HeaderRule>();
    header.add(new DistinctHeaders());
    header.add(new FilenameColumn());
    if (category.layout().labelInManifest()) {
      header.add(new LabelColumn());
    }
    return new CategoryRules(
        RuleBook.manifest(),
        header,
        List.of(
            RowLength::create,
            FileLabelDiversity::create,
            LabelPresent::create,
            ReferencedFiles::create,
            UnescapedFileNames::create,
            SafeFileNames::create));
  }
}
