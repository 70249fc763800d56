package io.tracebloc.engine.dataset.preflight;

import io.tracebloc.engine.dataset.Finding;
import io.tracebloc.engine.dataset.csv.CsvBatch;
import io.tracebloc.engine.dataset.csv.CsvReader;
import io.tracebloc.engine.dataset.csv.RecordTooLongException;
import io.tracebloc.engine.dataset.files.Workers;
import io.tracebloc.engine.dataset.rule.RowContext;
import io.tracebloc.engine.dataset.rule.RowRule;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * Shows all rows of a manifest to rules. The calling thread reads; if the manifest is not small and
 * there are workers, they look at the rows, each rule at all rows in order. Findings come on the
 * calling thread, in an order that does not depend on who does the work: batch by batch, within one
 * rule by rule, within those row by row.
 */
final class RowSweep {
  /** Batches that the caller looks at itself: a small file is done before threads have started. */
  private static final int INLINE_BATCHES = 4;

  private static final int BATCHES_IN_FLIGHT = 6;
  private static final int LANES_PER_WORKER = 4;

  /** Findings of one batch from which on several such batches would take much memory. */
  private static final int NOISY = 5_000;

  private final List<RuleRun> rules;
  private final Optional<Workers> workers;
  private final Consumer<Finding> findings;
  private final LongConsumer progress;
  private long passed;
  private boolean noisy;

  /**
   * A sweep.
   *
   * @param factories make the rules
   * @param context what these may know; takes what they report
   * @param workers who looks at large manifests; without them the calling thread does
   * @param progress takes the number of rows done, now and then
   */
  RowSweep(
      List<RowRule.Factory> factories,
      RowContext context,
      Optional<Workers> workers,
      LongConsumer progress) {
    this.findings = context.findings();
    this.rules = RuleRun.of(factories, context.withFindings(this::pass));
    this.workers = workers;
    this.progress = progress;
  }

  /** Reads all rows that a reader has left. */
  void run(CsvReader reader) throws IOException, InterruptedException {
    var spare = new CsvBatch();
    for (var batches = 0; workers.isEmpty() || batches < INLINE_BATCHES; batches++) {
      var batch = read(reader, spare);
      if (batch.isEmpty()) {
        return;
      }
      look(batch.get());
      spare = batch.get();
    }
    spread(reader, lanes(workers.get()));
  }

  /** Tells the rules that there are no more rows. */
  void end() {
    rules.forEach(RuleRun::end);
  }

  private void spread(CsvReader reader, List<RuleLane> lanes)
      throws IOException, InterruptedException {
    var pending = new ArrayDeque<BatchInFlight>();
    try {
      spread(reader, lanes, pending);
    } catch (RecordTooLongException e) {
      // What was wrong before that record is worth knowing.
      drain(pending);
      throw e;
    }
  }

  private void spread(CsvReader reader, List<RuleLane> lanes, Deque<BatchInFlight> pending)
      throws IOException, InterruptedException {
    var spare = new CsvBatch();
    while (true) {
      var batch = read(reader, spare);
      if (batch.isEmpty() || batch.get().isLarge() || noisy) {
        // The end, or a batch that should be alone in memory.
        drain(pending);
        if (batch.isEmpty()) {
          return;
        }
        look(batch.get());
        spare = batch.get();
      } else {
        pending.add(submit(lanes, batch.get()));
        spare = pending.size() < BATCHES_IN_FLIGHT ? new CsvBatch() : finish(pending.remove());
      }
    }
  }

  private void drain(Deque<BatchInFlight> pending) throws InterruptedException {
    while (!pending.isEmpty()) {
      finish(pending.remove());
    }
  }

  private CsvBatch finish(BatchInFlight pending) throws InterruptedException {
    var before = passed;
    var batch = pending.finish(this::pass);
    done(batch, before);
    return batch;
  }

  private void look(CsvBatch batch) {
    var before = passed;
    rules.forEach(rule -> rule.look(batch));
    done(batch, before);
    batch.release();
  }

  private void done(CsvBatch batch, long before) {
    noisy = passed - before > NOISY;
    progress.accept(batch.number(batch.size() - 1));
  }

  private void pass(Finding finding) {
    passed++;
    findings.accept(finding);
  }

  private static BatchInFlight submit(List<RuleLane> lanes, CsvBatch batch) {
    return new BatchInFlight(batch, lanes.stream().map(lane -> lane.submit(batch)).toList());
  }

  /** Neighbours share a lane, so that findings in the order of the lanes are in that of rules. */
  private List<RuleLane> lanes(Workers pool) {
    var lanes = Math.min(rules.size(), LANES_PER_WORKER * pool.threads());
    return IntStream.range(0, lanes)
        .mapToObj(
            lane -> rules.subList(rules.size() * lane / lanes, rules.size() * (lane + 1) / lanes))
        .map(shared -> new RuleLane(shared, pool::execute))
        .toList();
  }

  private static Optional<CsvBatch> read(CsvReader reader, CsvBatch spare)
      throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return reader.read(spare);
  }
}
