package io.tracebloc.engine.dataset;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;

/**
 * The order in which broken rules are shown: that in which a client that stops at its first failure
 * would come to them ({@code contract/datasets.md} 5.2), then the rules that only clusters have.
 * The families agree on it, except that tables tell a duplicate header before missing rows.
 */
public final class DisplayOrder {
  private static final Rule[] FIRST = {
    Rule.GEN_08, Rule.OPT_01, Rule.OPT_02, Rule.LAY_01, Rule.LAY_02, Rule.LAY_03, Rule.LAY_04,
    Rule.LAY_05, Rule.LAY_06, Rule.REC_01, Rule.REC_03, Rule.REC_04, Rule.R_02, Rule.TAB_01,
    Rule.GEN_01, Rule.GEN_02, Rule.GEN_05, Rule.GEN_04, Rule.GEN_03, Rule.TAB_02, Rule.TAB_03,
    Rule.IMG_01, Rule.IMG_05, Rule.IMG_02, Rule.IMG_03, Rule.IMG_04, Rule.LBL_01, Rule.SEQ_01,
    Rule.SEQ_02, Rule.SEQ_03, Rule.SEQ_04, Rule.DIV_01, Rule.DIV_02, Rule.OD_01, Rule.SEG_01,
    Rule.SEG_02, Rule.SEG_03, Rule.FILE_01, Rule.FILE_02
  };

  private static final Map<Rule, Integer> RANKS = ranks();

  private DisplayOrder() {}

  /** Compares rules by their place in the order. */
  public static Comparator<Rule> comparator() {
    return Comparator.comparing(RANKS::get);
  }

  private static Map<Rule, Integer> ranks() {
    var ranks = new EnumMap<Rule, Integer>(Rule.class);
    for (var rule : FIRST) {
      ranks.put(rule, ranks.size());
    }
    for (var rule : Rule.values()) {
      ranks.putIfAbsent(rule, ranks.size());
    }
    return ranks;
  }
}
