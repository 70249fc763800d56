package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.FindingCounts;
import java.util.function.Consumer;

/** Counts findings on their way to the listener. For one thread. */
final class FindingLog implements Consumer<Finding> {
  private final boolean strict;
  private final Consumer<Finding> listener;
  private long rejections;
  private long warnings;
  private Finding.Kind kind = Finding.Kind.OPTION;

  /**
   * A log.
   *
   * @param strict whether warnings reject
   */
  FindingLog(boolean strict, Consumer<Finding> listener) {
    this.strict = strict;
    this.listener = listener;
  }

  @Override
  public void accept(Finding finding) {
    var note = finding.severity() == Finding.Severity.NOTE;
    var counted = strict && !note ? finding.asRejection() : finding;
    switch (counted.severity()) {
      case REJECTION -> {
        rejections++;
        kind = counted.kind() == Finding.Kind.DATA ? Finding.Kind.DATA : kind;
      }
      case WARNING -> warnings++;
      case NOTE -> {}
    }
    listener.accept(counted);
  }

  FindingCounts counts() {
    return new FindingCounts(rejections, warnings);
  }

  /** {@code DATA} if any rejection is about data. */
  Finding.Kind kind() {
    return kind;
  }
}
