package io.tracebloc.commands;

import io.tracebloc.commands.completion.ValueKind;
import io.tracebloc.commands.datasets.Datasets;
import io.tracebloc.commands.info.Inspection;
import io.tracebloc.commands.info.ReleaseReport;
import io.tracebloc.commands.info.SurveyReport;
import io.tracebloc.commands.runs.RunsScope;
import io.tracebloc.commands.template.Preview;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.doctor.DoctorReport;
import io.tracebloc.engine.doctor.DoctorRequest;
import io.tracebloc.engine.doctor.RbacSubject;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.ReleaseFailure;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.push.RecoverRequest;
import io.tracebloc.engine.push.RecoverResult;
import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.ReleaseSummary;
import io.tracebloc.engine.release.ServerVersions;
import io.tracebloc.engine.runs.Runs;
import io.tracebloc.engine.stage.StageRequest;
import io.tracebloc.engine.stage.StageResult;
import io.tracebloc.engine.submit.Via;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An engine that keeps what it was asked and answers what the test wants. */
public final class FakeEngine implements Engine {
  private final List<PushRequest> pushes = new ArrayList<>();
  private final List<ClusterOptions> clusters = new ArrayList<>();
  private Optional<HostEnvironment> environment = Optional.empty();
  private final List<ReleaseRequest> releases = new ArrayList<>();
  private final List<Inspection> inspections = new ArrayList<>();
  private final List<DoctorRequest> examinations = new ArrayList<>();
  private Optional<DoctorReport> findings = Optional.empty();
  private Optional<ReleaseReport> report = Optional.empty();
  private Optional<SurveyReport> survey = Optional.empty();
  private List<ReleaseSummary> candidates = List.of();
  private Optional<ReleaseSummary> chosen = Optional.empty();
  private PushStory story =
      (_, _) -> {
        throw new AssertionError("no push expected");
      };
  private final List<StageRequest> stages = new ArrayList<>();
  private StageStory stageStory =
      (_, _) -> {
        throw new AssertionError("no staging expected");
      };
  private PreviewStory previewStory =
      (_, _, _) -> {
        throw new AssertionError("no preview expected");
      };
  private Optional<Datasets> datasets = Optional.empty();
  private RecoverStory recoverStory =
      (_, _) -> {
        throw new AssertionError("no recovery expected");
      };
  private Optional<RuntimeException> problem = Optional.empty();
  private Optional<ServerVersions> serving = Optional.empty();
  private Optional<Runs> runs = Optional.empty();
  private Optional<RunsScope> scope = Optional.empty();
  private final Map<ValueKind, List<String>> names = new EnumMap<>(ValueKind.class);

  /** What happens during a push. */
  @FunctionalInterface
  public interface PushStory {
    /** Tells the listener, and ends. */
    PushResult tell(PushRequest request, PushListener listener);
  }

  /** What happens while files are staged. */
  @FunctionalInterface
  public interface StageStory {
    /** Tells the listener, and ends. */
    StageResult tell(StageRequest request, PushListener listener);
  }

  /** What a preview shows. */
  @FunctionalInterface
  public interface PreviewStory {
    /** Shows it. */
    Preview tell(PushRequest request, Via.Chart way, boolean rendered);
  }

  /** This is what the doctor finds. */
  public void findings(DoctorReport found) {
    findings = Optional.of(found);
  }

  /** What the doctor was asked last. */
  public DoctorRequest examined() {
    return examinations.getLast();
  }

  /** A preview goes like this. */
  public void onPreview(PreviewStory told) {
    previewStory = told;
  }

  /** These datasets are there. */
  public void holding(Datasets there) {
    datasets = Optional.of(there);
  }

  /** These are there. */
  public void named(ValueKind kind, String... there) {
    names.put(kind, List.of(there));
  }

  /** This runs in the cluster. */
  public void serving(ServerVersions found) {
    serving = Optional.of(found);
  }

  /** Every call fails with this. */
  public void failWith(RuntimeException failure) {
    problem = Optional.of(failure);
  }

  /** A push goes like this. */
  public void onPush(PushStory told) {
    story = told;
  }

  /** Staging goes like this. */
  public void onStage(StageStory told) {
    stageStory = told;
  }

  /** What was staged last. */
  public StageRequest staged() {
    return stages.getLast();
  }

  /** This is what is installed. */
  public void installed(ReleaseReport found) {
    report = Optional.of(found);
  }

  /** These are installed in all namespaces. */
  public void surveyed(SurveyReport found) {
    survey = Optional.of(found);
  }

  /** Somebody has to choose among these. */
  public void candidates(ReleaseSummary... several) {
    candidates = List.of(several);
  }

  /** The one that was chosen. */
  public Optional<ReleaseSummary> chosen() {
    return chosen;
  }

  /** How releases were looked at last. */
  public Inspection inspection() {
    return inspections.getLast();
  }

  /** What was pushed last. */
  public PushRequest pushed() {
    return pushes.getLast();
  }

  /** The cluster that was asked last. */
  public ClusterOptions cluster() {
    return clusters.getLast();
  }

  /** The environment that was handed over last. */
  public HostEnvironment environment() {
    return environment.orElseThrow();
  }

  /** The release that was asked for last. */
  public ReleaseRequest release() {
    return releases.getLast();
  }

  /** Whether anything was asked. */
  public boolean idle() {
    return clusters.isEmpty();
  }

  @Override
  public List<String> names(ValueKind kind, ClusterOptions cluster, HostEnvironment environment) {
    clusters.add(cluster);
    this.environment = Optional.of(environment);
    problem.ifPresent(FakeEngine::fail);
    return names.getOrDefault(kind, List.of());
  }

  @Override
  public ServerVersions versions(ClusterOptions cluster, HostEnvironment environment) {
    clusters.add(cluster);
    problem.ifPresent(FakeEngine::fail);
    return serving.orElseThrow();
  }

  @Override
  public ReleaseReport inspect(
      ClusterOptions cluster, HostEnvironment environment, Inspection inspection) {
    clusters.add(cluster);
    releases.add(inspection.release());
    inspections.add(inspection);
    problem.ifPresent(FakeEngine::fail);
    if (!candidates.isEmpty()) {
      chosen = inspection.chooser().choose(candidates);
    }
    return report.orElseThrow();
  }

  @Override
  public SurveyReport survey(
      ClusterOptions cluster, HostEnvironment environment, Inspection inspection) {
    clusters.add(cluster);
    releases.add(inspection.release());
    inspections.add(inspection);
    problem.ifPresent(FakeEngine::fail);
    return survey.orElseThrow();
  }

  @Override
  public PushResult push(
      PushRequest request,
      ClusterOptions cluster,
      HostEnvironment environment,
      ReleaseChooser chooser,
      PushListener listener) {
    clusters.add(cluster);
    releases.add(request.release());
    pushes.add(request);
    if (!candidates.isEmpty() && request.release().release().isEmpty()) {
      chosen = chooser.choose(candidates);
      if (chosen.isEmpty()) {
        return Results.of(request).failed(new ReleaseFailure("There are several", ""));
      }
    }
    this.environment = Optional.of(environment);
    problem.filter(failure -> !(failure instanceof Failure)).ifPresent(FakeEngine::fail);
    return problem
        .map(failure -> Results.of(request).failed((Failure) failure))
        .orElseGet(() -> story.tell(request, listener));
  }

  @Override
  public StageResult stage(
      StageRequest request,
      ClusterOptions cluster,
      HostEnvironment environment,
      ReleaseChooser chooser,
      PushListener listener) {
    clusters.add(cluster);
    releases.add(request.release());
    stages.add(request);
    if (!candidates.isEmpty() && request.release().release().isEmpty()) {
      chosen = chooser.choose(candidates);
    }
    return stageStory.tell(request, listener);
  }

  @Override
  public Preview preview(
      PushRequest request,
      Via.Chart way,
      boolean rendered,
      ClusterOptions cluster,
      HostEnvironment environment,
      PushListener listener) {
    clusters.add(cluster);
    releases.add(request.release());
    pushes.add(request);
    problem.ifPresent(FakeEngine::fail);
    return previewStory.tell(request, way, rendered);
  }

  /** These runs are there. */
  public void running(Runs there) {
    runs = Optional.of(there);
  }

  /** Whose runs were asked for. */
  public RunsScope scope() {
    return scope.orElseThrow();
  }

  @Override
  public Runs runs(RunsScope wanted, ClusterOptions cluster, HostEnvironment environment) {
    clusters.add(cluster);
    releases.add(wanted.release());
    scope = Optional.of(wanted);
    problem.ifPresent(FakeEngine::fail);
    return runs.orElseThrow();
  }

  @Override
  public Datasets datasets(
      ReleaseRequest release, ClusterOptions cluster, HostEnvironment environment) {
    clusters.add(cluster);
    releases.add(release);
    problem.ifPresent(FakeEngine::fail);
    return datasets.orElseThrow();
  }

  @Override
  public DoctorReport examine(
      DoctorRequest request, ClusterOptions cluster, HostEnvironment environment) {
    clusters.add(cluster);
    examinations.add(request);
    problem.ifPresent(FakeEngine::fail);
    return findings.orElseThrow();
  }

  @Override
  public String rights(
      Optional<RbacSubject> subject, ClusterOptions cluster, HostEnvironment environment) {
    clusters.add(cluster);
    problem.ifPresent(FakeEngine::fail);
    return "rights of " + subject.map(RbacSubject::toString).orElse("the caller") + "\n";
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  /** What happens when a replacement is to be finished. */
  @FunctionalInterface
  public interface RecoverStory {
    /** Tells the listener, and ends. */
    RecoverResult tell(RecoverRequest request, PushListener listener);
  }

  /** A recovery goes like this. */
  public void onRecover(RecoverStory told) {
    recoverStory = told;
  }

  @Override
  public RecoverResult recover(
      RecoverRequest request,
      ClusterOptions cluster,
      HostEnvironment environment,
      PushListener listener) {
    return recoverStory.tell(request, listener);
  }
}
