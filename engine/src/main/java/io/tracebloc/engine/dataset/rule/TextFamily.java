package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Supervision;
import java.util.ArrayList;

/**
 * The rules of the categories with text files ({@code contract/datasets.md} 5.9). That rows name
 * texts which exist is checked by the rule of {@link TextRows}, because what it learns is needed
 * for the texts, and what they hold by {@link TextRules}.
 */
final class TextFamily {
  private TextFamily() {}

  static CategoryRules rules(Category category) {
    var header = new ArrayList<HeaderRule>();
    header.add(new DistinctHeaders());
    header.add(new TextFilenameColumn());
    // Only documents declare columns of texts; the cluster then checks them as those of tables.
    header.add(new DeclaredColumns());
    header.add(new KnownTypes());
    if (category.layout().labelInManifest()) {
      header.add(new LabelColumn());
    }
    var rows = new ArrayList<RowRule.Factory>();
    rows.add(RowLength::create);
    rows.add(new CellTypes());
    if (category.supervision() == Supervision.CLASSIFICATION) {
      rows.add(FileLabelDiversity::create);
    }
    if (category.isLabelled()) {
      rows.add(LabelPresent::create);
    }
    if (category.supervision() == Supervision.TAGGING) {
      rows.add(BioTags::create);
    }
    rows.add(SafeFileNames::create);
    return new CategoryRules(RuleBook.manifest(), header, rows);
  }
}
