package io.tracebloc.engine.push;

import io.tracebloc.engine.dataset.CheckedDataset;
import io.tracebloc.engine.dataset.DatasetFile;
import io.tracebloc.engine.dataset.DatasetRequest;
import io.tracebloc.engine.dataset.FileSet;
import io.tracebloc.engine.dataset.FindingCounts;
import io.tracebloc.engine.dataset.PreflightListener;
import io.tracebloc.engine.dataset.PreflightResult;
import io.tracebloc.engine.ingest.IngestConfig;
import io.tracebloc.engine.release.Evidence;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.replace.MemoryTable;
import io.tracebloc.engine.replace.OldTable;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.submit.IngestionRun;
import io.tracebloc.engine.submit.Submission;
import io.tracebloc.engine.submit.SubmitListener;
import io.tracebloc.engine.submit.SubmitOutcome;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.StagedFiles;
import io.tracebloc.engine.transfer.StagingOptions;
import io.tracebloc.engine.transfer.StagingSession;
import io.tracebloc.engine.transfer.TransferListener;
import io.tracebloc.engine.transfer.TransferPhase;
import io.tracebloc.engine.transfer.TransferProgress;
import io.tracebloc.engine.transfer.TransferReport;
import io.tracebloc.engine.transfer.Volume;
import io.tracebloc.engine.watch.IngestionSummary;
import io.tracebloc.engine.watch.RunListener;
import io.tracebloc.engine.watch.RunOutcome;
import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Rooms that write down who entered, and in which something can be made to happen: a failure, an
 * interrupt, another answer.
 */
final class FakeRooms implements PushSteps {
  static final IngestionRun RUN = new IngestionRun("ingest-job-1", "demo", "key-1", false);
  static final TransferProgress PROGRESS = new TransferProgress(3072, 3072, 3, 3, 1, 0);
  static final StagedFiles STAGED =
      new StagedFiles(
          "/data/shared/.tracebloc-staging/leaves", 3, 3072, TransferReport.once(3, 3072));

  final List<String> entered = new CopyOnWriteArrayList<>();
  private final Map<String, Runnable> incidents = new HashMap<>();
  PreflightResult preflight;
  Consumer<PreflightListener> check = listener -> {};
  Optional<IngestTarget> ingest =
      Optional.of(
          new IngestTarget(
              "demo",
              "jobs-manager",
              8080,
              Optional.empty(),
              "ingestor",
              Optional.empty(),
              List.of("*")));
  SubmitOutcome answer = new SubmitOutcome.Accepted(RUN);
  RunOutcome outcome =
      new RunOutcome(
          RunOutcome.State.SUCCEEDED,
          Optional.of(new IngestionSummary("id", 3, 3, 3, 3, 0, 0, 0)),
          "");
  String status = "deployed";
  List<Evidence> evidence = List.of();
  Optional<IngestionRun> knownRun = Optional.empty();
  Optional<Volume> volume = Optional.empty();
  MemoryTable table = new MemoryTable("leaves");
  List<String> unknownRuns = List.of();
  boolean jobIsThere = true;
  boolean quiet = true;
  Submission submitted;

  FakeRooms(DatasetRequest request) {
    preflight = passed(request, new ThreeFiles(3072));
  }

  /** What a check says that found nothing wrong. */
  static PreflightResult passed(DatasetRequest request, FileSet files) {
    return new CheckedDataset(
        request,
        files,
        Optional.of(".png"),
        Optional.empty(),
        Optional.of("label"),
        List.of(),
        3,
        OptionalLong.of(2),
        new FindingCounts(0, 0),
        List.of());
  }

  /** Three files of this many bytes in all. */
  record ThreeFiles(long bytes) implements FileSet {
    @Override
    public long count() {
      return 3;
    }

    @Override
    public Iterator<DatasetFile> iterator() {
      return Collections.emptyIterator();
    }
  }

  /** Makes something happen whenever a room is entered. */
  FakeRooms when(String room, Runnable incident) {
    incidents.put(room, incident);
    return this;
  }

  private void enter(String room) {
    entered.add(room);
    incidents.getOrDefault(room, () -> {}).run();
  }

  @Override
  public PreflightResult preflight(DatasetRequest request, PreflightListener listener) {
    enter("preflight");
    check.accept(listener);
    return preflight;
  }

  @Override
  public IngestConfig document(CheckedDataset dataset) {
    enter("document");
    return new IngestConfig(
        dataset.request().table(), dataset.request().category(), "train", "table: leaves\n");
  }

  @Override
  public InstalledRelease locate(ReleaseRequest request) {
    enter("locate");
    var staging =
        new StagingTarget(
            "demo",
            "client-pvc",
            "/data/shared",
            Optional.empty(),
            "ingestor",
            65532,
            OptionalLong.empty(),
            OptionalLong.of(65532),
            Map.of(),
            List.of());
    return new InstalledRelease(
        "demo",
        "demo",
        "client",
        "1.9.62",
        status,
        staging,
        ingest,
        evidence,
        List.of("values drifted"));
  }

  @Override
  public StagingSession open(
      StagingTarget target,
      Destination destination,
      StagingOptions options,
      FileSet files,
      TransferListener listener) {
    enter("open");
    listener.podPhase("stage-1", "Running");
    return new FakeStage(listener);
  }

  @Override
  public Optional<IngestionRun> runOf(Submission submission) {
    enter("runOf");
    return knownRun;
  }

  /** Comes beside the opening of the stage, so it is in no order. */
  @Override
  public Set<String> spellings(InstalledRelease release, String dataset, StreamOptions streams) {
    incidents.getOrDefault("spellings", () -> {}).run();
    return table.inPlace();
  }

  @Override
  public OldTable oldTable(InstalledRelease release, String dataset, StreamOptions streams) {
    enter("oldTable");
    return table;
  }

  @Override
  public List<String> requireNoUnendedRun(InstalledRelease release, String dataset) {
    enter("unended");
    return unknownRuns;
  }

  @Override
  public boolean isQuiet(IngestionRun run) {
    enter("isQuiet");
    return quiet;
  }

  @Override
  public boolean exists(IngestionRun run) {
    enter("exists");
    return jobIsThere;
  }

  @Override
  public SubmitOutcome submit(Submission submission, SubmitListener listener) {
    submitted = submission;
    enter("submit");
    return answer;
  }

  @Override
  public RunOutcome follow(IngestionRun run, RunListener listener) {
    enter("follow");
    listener.logLine("ingest-pod", "working");
    return outcome;
  }

  private final class FakeStage implements StagingSession {
    private final TransferListener listener;

    FakeStage(TransferListener listener) {
      this.listener = listener;
    }

    @Override
    public String pod() {
      return "stage-1";
    }

    @Override
    public StagedFiles send(FileSet files) {
      enter("send");
      listener.phase(TransferPhase.COPY);
      listener.progress(PROGRESS);
      listener.phase(TransferPhase.VERIFY);
      listener.phase(TransferPhase.SWAP);
      return STAGED;
    }

    @Override
    public Volume volume() {
      return (action, script, arguments) -> {
        enter(script.name());
        return volume.orElseThrow().run(action, script, arguments);
      };
    }

    @Override
    public void reclaim() {
      enter("reclaim");
    }

    @Override
    public void close() {
      enter("close");
    }
  }
}
