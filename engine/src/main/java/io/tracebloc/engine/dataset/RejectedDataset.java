package io.tracebloc.engine.dataset;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.InputFailure;
import io.tracebloc.engine.failure.LocalFailure;
import io.tracebloc.engine.failure.Printable;

/**
 * A dataset that the cluster would reject, or of which it would lose data. The reasons were
 * reported as findings.
 *
 * @param request what was asked
 * @param findings how many reasons and warnings were reported
 * @param kind {@code OPTION} if only option values are wrong, else {@code DATA}
 */
public record RejectedDataset(DatasetRequest request, FindingCounts findings, Finding.Kind kind)
    implements PreflightResult {

  /** The failure with the exit code that belongs to the kind (5.1: options 2, data 3). */
  public Failure failure() {
    var problems = findings.rejections();
    var message =
        "%s has %,d problem%s"
            .formatted(Printable.of(request.path().toString()), problems, problems == 1 ? "" : "s");
    return switch (kind) {
      case OPTION -> new InputFailure(message, "Correct the options named above.");
      case DATA ->
          new LocalFailure(
              message, "Correct the data as described above; nothing was sent to the cluster.");
    };
  }
}
