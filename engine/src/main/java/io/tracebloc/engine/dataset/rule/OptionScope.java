package io.tracebloc.engine.dataset.rule;

import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.Rule;
import io.tracebloc.engine.dataset.Supervision;
import java.util.function.Consumer;

/**
 * OPT-01: no option that the category does not have; a document may hold some, which the cluster
 * leaves aside. OPT-02: none missing that it needs ({@code contract/datasets.md} 3.4, in its
 * order).
 */
public final class OptionScope {
  private final DatasetRequest request;
  private final Consumer<Finding> findings;

  private OptionScope(DatasetRequest request, Consumer<Finding> findings) {
    this.request = request;
    this.findings = findings;
  }

  /** Reports what is wrong. */
  public static void check(DatasetRequest request, Consumer<Finding> findings) {
    new OptionScope(request, findings).check();
  }

  private void check() {
    var category = request.category();
    var image = category.family() == Family.IMAGE;
    var labelled = category.isLabelled();
    refuse("target size", request.targetSize().isPresent() && !image);
    refuse("minimum size", request.minimumSize().isPresent() && !image);
    refuse("schema", !request.schema().isEmpty() && category.family() != Family.TABULAR);
    refuse(
        "label policy",
        request.labelPolicy().isPresent() && category.supervision() != Supervision.REGRESSION);
    refuse("time column", request.timeColumn().isPresent() && !category.hasTimeColumn());
    refuse(
        "number of keypoints", request.numberOfKeypoints().isPresent() && !category.hasKeypoints());
    refuse("label column", request.labelColumn().isPresent() && !labelled);
    require("label column", request.labelColumn().isEmpty() && labelled);
    require(
        "number of keypoints",
        category.hasKeypoints() && request.numberOfKeypoints().orElse(0) < 1);
  }

  private void refuse(String option, boolean misplaced) {
    if (misplaced && request.parts().isEmpty()) {
      findings.accept(
          Finding.of(
              Rule.OPT_01,
              "A %s does not belong to %s; leave it out."
                  .formatted(option, request.category().id())));
    }
  }

  private void require(String option, boolean missing) {
    if (missing) {
      findings.accept(
          Finding.of(Rule.OPT_02, "%s needs a %s.".formatted(request.category().id(), option)));
    }
  }
}
