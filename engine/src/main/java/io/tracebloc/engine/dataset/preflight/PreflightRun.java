package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.Family;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.dataset.RejectedDataset;
import io.tracebloc.engine.dataset.rule.CategoryRules;
import io.tracebloc.engine.dataset.rule.OptionScope;
import io.tracebloc.engine.dataset.rule.TableName;
import java.io.IOException;
import java.util.Optional;

/** One preflight: what was said about the dataset, then the dataset, each cheapest checks first. */
final class PreflightRun {
  private final FileSweep sweep;
  private final DatasetRequest request;
  private final CategoryRules rules;
  private final PreflightListener listener;
  private final FindingLog log;

  PreflightRun(
      FileSweep sweep, DatasetRequest request, CategoryRules rules, PreflightListener listener) {
    this.sweep = sweep;
    this.request = request;
    this.rules = rules;
    this.listener = listener;
    this.log =
        new FindingLog(
            request.strict(),
            finding ->
                listener.finding(
                    request.parts().map(parts -> parts.localised(finding)).orElse(finding)));
  }

  PreflightResult run() throws IOException, InterruptedException {
    TableName.check(request.table(), log);
    OptionScope.check(request, log);
    var examined = examine();
    var counts = log.counts();
    return counts.rejections() > 0 || examined.isEmpty()
        ? new RejectedDataset(request, counts, log.kind())
        : accept(examined.get());
  }

  private Optional<Examined> examine() throws IOException, InterruptedException {
    return request.category().family() == Family.TABULAR
        ? new TablePreflight(sweep.workers(), request, rules, listener, log).run()
        : new FolderPreflight(sweep, request, rules, listener, log).run();
  }

  private CheckedDataset accept(Examined examined) {
    return new CheckedDataset(
        request,
        examined.files(),
        examined.extension(),
        examined.size(),
        examined.labelColumn(),
        examined.schema(),
        examined.rows(),
        examined.classes(),
        log.counts(),
        examined.omitted());
  }
}
