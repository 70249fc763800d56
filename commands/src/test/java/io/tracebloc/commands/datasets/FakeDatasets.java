package io.tracebloc.commands.datasets;

import io.tracebloc.engine.catalog.DatasetDetails;
import io.tracebloc.engine.catalog.DatasetEntry;
import io.tracebloc.engine.catalog.DatasetList;
import io.tracebloc.engine.catalog.DatasetSurvey;
import io.tracebloc.engine.catalog.Modality;
import io.tracebloc.engine.catalog.RemovalPlan;
import io.tracebloc.engine.catalog.RemovalResult;
import io.tracebloc.engine.catalog.Removed;
import io.tracebloc.engine.failure.InterruptedFailure;
import io.tracebloc.engine.failure.NoSuchDatasetFailure;
import io.tracebloc.engine.runs.Run;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.TransferListener;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** Datasets that a test describes. */
final class FakeDatasets implements Datasets {
  private final Deque<DatasetList> lists = new ArrayDeque<>();
  private final Deque<DatasetSurvey> surveys = new ArrayDeque<>();
  private Optional<DatasetSurvey> last = Optional.empty();
  private Optional<DatasetDetails> details = Optional.empty();
  private List<Run> jobs = List.of();
  private Optional<RemovalPlan> plan = Optional.empty();
  private Function<RemovalPlan, RemovalResult> removal =
      _ -> {
        throw new AssertionError("nothing is to be removed");
      };
  boolean closed;
  Optional<StagingOptions> staging = Optional.empty();

  static DatasetEntry scans() {
    return entry("scans", "semantic_segmentation", Modality.IMAGE, 1200, 5, "png", 52_428_800);
  }

  static DatasetEntry entry(
      String name,
      String task,
      Modality modality,
      long records,
      long classes,
      String format,
      long bytes) {
    return new DatasetEntry(
        name,
        Optional.of(task).filter(text -> !text.isEmpty()),
        modality,
        Optional.of("train"),
        false,
        OptionalLong.of(records),
        classes == 0 ? OptionalLong.empty() : OptionalLong.of(classes),
        format,
        OptionalLong.of(bytes),
        Optional.of(Instant.EPOCH.minus(Duration.ofDays(3).plusHours(4))),
        false);
  }

  static DatasetEntry unread(String name, boolean system) {
    return new DatasetEntry(
        name,
        Optional.empty(),
        Modality.OTHER,
        Optional.empty(),
        false,
        OptionalLong.empty(),
        OptionalLong.empty(),
        "",
        OptionalLong.empty(),
        Optional.empty(),
        system);
  }

  static DatasetList list(String namespace, DatasetEntry... entries) {
    return new DatasetList(namespace, "rel", List.of(entries), List.of());
  }

  /** These are seen, one after the other. */
  FakeDatasets seen(DatasetList... looks) {
    lists.addAll(List.of(looks));
    return this;
  }

  /** These are seen in all namespaces, one after the other; the last one from then on. */
  FakeDatasets everywhere(DatasetSurvey... found) {
    surveys.addAll(List.of(found));
    return this;
  }

  FakeDatasets shown(DatasetDetails found, Run... there) {
    details = Optional.of(found);
    jobs = List.of(there);
    return this;
  }

  /** This would be removed. */
  FakeDatasets planned(String... names) {
    plan =
        Optional.of(
            new RemovalPlan(
                "demo",
                "rel",
                List.of(names).stream().map(FakeDatasets::item).toList(),
                List.of()));
    return this;
  }

  private static RemovalPlan.Item item(String name) {
    return new RemovalPlan.Item(
        name,
        true,
        List.of("/data/shared/" + name, "/data/shared/.tracebloc-staging/" + name),
        false);
  }

  FakeDatasets removes(Function<RemovalPlan, RemovalResult> told) {
    removal = told;
    return this;
  }

  /** Everything goes. */
  FakeDatasets removesAll() {
    return removes(
        told ->
            new RemovalResult(
                told.items().stream()
                    .map(item -> new Removed(item, true, true, item.paths(), List.of()))
                    .toList(),
                List.of(),
                Optional.empty()));
  }

  @Override
  public DatasetList list() {
    return lists.removeFirst();
  }

  @Override
  public DatasetSurvey everywhere() {
    if (!surveys.isEmpty()) {
      last = Optional.of(surveys.removeFirst());
    }
    return last.orElseThrow();
  }

  @Override
  public void rest(Duration pause) {
    if (lists.isEmpty() && surveys.isEmpty()) {
      throw new InterruptedFailure("Interrupted", "");
    }
  }

  @Override
  public ShownDataset show(String name) {
    return details
        .map(told -> new ShownDataset(told, jobs, List.of()))
        .orElseThrow(() -> new NoSuchDatasetFailure("There is no " + name, "Look."));
  }

  @Override
  public RemovalPlan plan(List<String> names) {
    return plan.orElseThrow(() -> new NoSuchDatasetFailure("There is no " + names, "Look."));
  }

  @Override
  public RemovalResult remove(
      RemovalPlan planned, StagingOptions options, TransferListener listener) {
    staging = Optional.of(options);
    listener.warning("an old Pod is left");
    return removal.apply(planned);
  }

  @Override
  public void close() {
    closed = true;
  }
}
