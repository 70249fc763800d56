package io.tracebloc.sandbox.standin.ingestor.rule.text;

import io.tracebloc.sandbox.standin.ingestor.dataset.Dataset;
import io.tracebloc.sandbox.standin.ingestor.dataset.IngestionPlan;
import io.tracebloc.sandbox.standin.ingestor.rule.FileTypeRule;
import io.tracebloc.sandbox.standin.ingestor.rule.LabelColumnRule;
import io.tracebloc.sandbox.standin.ingestor.rule.Rule;
import io.tracebloc.sandbox.standin.ingestor.rule.tabular.DataTypesRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The text family's validators, in the ingestor's order (datasets.md 5.10). */
public final class TextRules {
  private static final Set<String> LABELLED =
      Set.of("text_classification", "sentence_pair_classification");

  private TextRules() {}

  /** The validators of a plan's category. */
  public static List<Rule> of(IngestionPlan plan) {
    var rules = new ArrayList<Rule>();
    if (LABELLED.contains(plan.traits().id())) {
      rules.add(new LabelColumnRule());
    }
    rules.add(
        new FileTypeRule(
            "File Type", "TXT-01", plan.traits().directory().orElseThrow(), TextRules::extension));
    if (plan.line().isNew()) {
      rules.add(new TextContentRule());
    } else {
      rules.addAll(tokenizer(plan.traits().id()));
    }
    rules.addAll(own(plan.traits().id()));
    if (!plan.schema().isEmpty()) {
      rules.add(new DataTypesRule());
    }
    return rules;
  }

  private static List<Rule> own(String category) {
    return switch (category) {
      case "token_classification" -> List.of(new TagsRule());
      case "sentence_pair_classification" -> List.of(new RecordFormatRule(2, 2));
      case "embeddings" -> List.of(new RecordFormatRule(2, 3));
      default -> List.of();
    };
  }

  private static List<Rule> tokenizer(String category) {
    return switch (category) {
      case "masked_language_modeling" ->
          List.of(new TokenizerRule(true, List.of("[MASK]", "[PAD]")));
      case "text_classification", "token_classification" ->
          List.of(new TokenizerRule(false, List.of("[PAD]")));
      default -> List.of();
    };
  }

  private static String extension(Dataset dataset) {
    return dataset.plan().files().extension().orElse("");
  }
}
