package io.tracebloc.commands;

import io.tracebloc.commands.completion.ValueKind;
import io.tracebloc.commands.datasets.Datasets;
import io.tracebloc.commands.info.Inspection;
import io.tracebloc.commands.info.ReleaseReport;
import io.tracebloc.commands.info.SurveyReport;
import io.tracebloc.commands.info.TokenReport;
import io.tracebloc.commands.runs.RunsScope;
import io.tracebloc.commands.template.Preview;
import io.tracebloc.engine.catalog.Catalog;
import io.tracebloc.engine.chart.ChartSubmitter;
import io.tracebloc.engine.chart.ChartTemplate;
import io.tracebloc.engine.chart.RenderedChart;
import io.tracebloc.engine.cluster.Cluster;
import io.tracebloc.engine.cluster.ClusterAccess;
import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.cluster.HostEnvironment;
import io.tracebloc.engine.cluster.KubeconfigNames;
import io.tracebloc.engine.dataset.preflight.Preflight;
import io.tracebloc.engine.doctor.Doctor;
import io.tracebloc.engine.doctor.DoctorReport;
import io.tracebloc.engine.doctor.DoctorRequest;
import io.tracebloc.engine.doctor.RbacManifest;
import io.tracebloc.engine.doctor.RbacSubject;
import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.local.LocalMemory;
import io.tracebloc.engine.push.ClusterRecoverSteps;
import io.tracebloc.engine.push.ClusterSteps;
import io.tracebloc.engine.push.ClusterSteps.Rooms;
import io.tracebloc.engine.push.PlannedSubmission;
import io.tracebloc.engine.push.Push;
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.push.Recover;
import io.tracebloc.engine.push.RecoverRequest;
import io.tracebloc.engine.push.RecoverResult;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.release.NamesInUse;
import io.tracebloc.engine.release.PlatformReleaseLocator;
import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.ServerVersions;
import io.tracebloc.engine.release.TraceblocReleaseLocator;
import io.tracebloc.engine.runs.Runs;
import io.tracebloc.engine.runs.RunsOfCluster;
import io.tracebloc.engine.stage.ClusterStageSteps;
import io.tracebloc.engine.stage.Stage;
import io.tracebloc.engine.stage.StageRequest;
import io.tracebloc.engine.stage.StageResult;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.submit.ChosenWay;
import io.tracebloc.engine.submit.IngestorTokens;
import io.tracebloc.engine.submit.Patience;
import io.tracebloc.engine.submit.SubmitClient;
import io.tracebloc.engine.submit.Via;
import io.tracebloc.engine.watch.FollowLimits;
import io.tracebloc.engine.watch.RunFollower;
import java.net.ProxySelector;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The engine at work on a real cluster. */
public final class ClusterEngine implements Engine {
  /** How long each request may take where a person only wants to know versions. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InstantSource clock;

  /** One for all work of this process: a second one would not respect the claims of the first. */
  private final Map<HostEnvironment, LocalMemory> memories = new ConcurrentHashMap<>();

  /** An engine that tells the time by this clock. */
  public ClusterEngine(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public List<String> names(ValueKind kind, ClusterOptions options, HostEnvironment environment) {
    return switch (kind) {
      case CONTEXT -> KubeconfigNames.read(options, environment).contexts();
      case CLUSTER -> KubeconfigNames.read(options, environment).clusters();
      case USER -> KubeconfigNames.read(options, environment).users();
      case NAMESPACE -> inUse(options, environment).namespaces();
      case RELEASE -> inUse(options, environment).releases();
      case CLIENT_RELEASE -> inUse(options, environment).clientReleases();
      case RUN -> RunsOfCluster.names(ClusterAccess.openForGlance(options, environment));
      case DATASET -> datasets(ClusterAccess.openForGlance(options, environment));
      default -> List.of();
    };
  }

  /** Which transport works is not remembered: a glance writes nothing. */
  private static List<String> datasets(Cluster cluster) {
    var streams = PodStreams.through(cluster.endpoint(), StreamOptions.of(Transport.AUTO));
    return Catalog.names(cluster, streams);
  }

  private static NamesInUse inUse(ClusterOptions options, HostEnvironment environment) {
    return NamesInUse.of(ClusterAccess.openForGlance(options, environment), environment);
  }

  @Override
  public ServerVersions versions(ClusterOptions options, HostEnvironment environment) {
    try (var cluster = ClusterAccess.open(options.answeredWithin(PATIENCE), environment)) {
      return ServerVersions.of(cluster, environment);
    }
  }

  @Override
  public ReleaseReport inspect(
      ClusterOptions options, HostEnvironment environment, Inspection inspection) {
    try (var cluster = ClusterAccess.open(options, environment)) {
      var release = locator(cluster, environment, inspection).locate(inspection.release());
      var token =
          inspection.live()
              ? release.ingest().map(ingest -> token(cluster, ingest))
              : Optional.<TokenReport>empty();
      return new ReleaseReport(cluster.context(), release, token);
    }
  }

  @Override
  public SurveyReport survey(
      ClusterOptions options, HostEnvironment environment, Inspection inspection) {
    try (var cluster = ClusterAccess.open(options, environment)) {
      return new SurveyReport(
          cluster.context(),
          locator(cluster, environment, inspection).surveyEverywhere(inspection.release()));
    }
  }

  private static PlatformReleaseLocator locator(
      Cluster cluster, HostEnvironment environment, Inspection inspection) {
    var locator = PlatformReleaseLocator.of(cluster, environment).choosing(inspection.chooser());
    return inspection.live() ? locator : locator.believingRecords();
  }

  private TokenReport token(Cluster cluster, IngestTarget ingest) {
    try {
      var token = new IngestorTokens(cluster).forCheck(ingest.namespace(), ingest.serviceAccount());
      var lifetime = token.expires().map(end -> Duration.between(clock.instant(), end));
      return new TokenReport.Usable(token.source(), lifetime);
    } catch (Failure failure) {
      return new TokenReport.Unavailable(failure.getMessage());
    }
  }

  @Override
  public StageResult stage(
      StageRequest request,
      ClusterOptions options,
      HostEnvironment environment,
      ReleaseChooser chooser,
      PushListener listener) {
    var steps =
        new ClusterStageSteps(
            () -> {
              var cluster = ClusterAccess.open(options, environment);
              return new ClusterStageSteps.Rooms(
                  cluster, PlatformReleaseLocator.of(cluster, environment).choosing(chooser));
            },
            memory(environment));
    return new Stage(steps, listener).run(request);
  }

  @Override
  public PushResult push(
      PushRequest request,
      ClusterOptions options,
      HostEnvironment environment,
      ReleaseChooser chooser,
      PushListener listener) {
    var steps = steps(request, options, environment, chooser);
    return new Push(steps, listener).run(request);
  }

  @Override
  public Preview preview(
      PushRequest request,
      Via.Chart way,
      boolean rendered,
      ClusterOptions options,
      HostEnvironment environment,
      PushListener listener) {
    var submission =
        new PlannedSubmission(steps(request, options, environment, ReleaseChooser.none()), listener)
            .of(request);
    var chart =
        rendered
            ? Optional.of(new ChartTemplate(environment).render(submission, way))
            : Optional.<RenderedChart>empty();
    return new Preview(submission, way, ChartTemplate.values(submission, way), chart);
  }

  @Override
  public Runs runs(RunsScope scope, ClusterOptions options, HostEnvironment environment) {
    var cluster = ClusterAccess.open(options, environment);
    try {
      return new RunsOfCluster(
          cluster, namespace(scope, cluster, environment), scope.everywhere(), scope.removal());
    } catch (Failure failure) {
      cluster.close();
      throw failure;
    }
  }

  /** Where runs are looked for: with a release that is named, where that one takes them. */
  private static String namespace(RunsScope scope, Cluster cluster, HostEnvironment environment) {
    if (scope.everywhere() || scope.release().release().isEmpty()) {
      return cluster.namespace();
    }
    var release =
        PlatformReleaseLocator.of(cluster, environment).believingRecords().locate(scope.release());
    return release.ingest().map(IngestTarget::namespace).orElseGet(release::namespace);
  }

  @Override
  public Datasets datasets(
      ReleaseRequest request, ClusterOptions options, HostEnvironment environment) {
    return new ClusterDatasets(
        ClusterAccess.open(options, environment), environment, request, memory(environment));
  }

  @Override
  public DoctorReport examine(
      DoctorRequest request, ClusterOptions options, HostEnvironment environment) {
    // Waiting for the Pod of a probe takes longer than an answer.
    var limited = request.probe() ? options : options.answeredWithin(PATIENCE);
    try (var cluster = ClusterAccess.open(limited, environment)) {
      return Doctor.of(cluster, environment, clock).examine(request);
    }
  }

  @Override
  public String rights(
      Optional<RbacSubject> subject, ClusterOptions options, HostEnvironment environment) {
    try (var cluster = ClusterAccess.open(options.answeredWithin(PATIENCE), environment)) {
      return new RbacManifest(
              subject.orElseGet(() -> RbacSubject.self(cluster)), cluster.namespace())
          .yaml();
    }
  }

  @Override
  public RecoverResult recover(
      RecoverRequest request,
      ClusterOptions options,
      HostEnvironment environment,
      PushListener listener) {
    try (var cluster = ClusterAccess.open(options, environment)) {
      var steps =
          new ClusterRecoverSteps(
              cluster,
              TraceblocReleaseLocator.of(cluster, environment),
              new RunFollower(cluster, FollowLimits.standard()),
              memory(environment));
      return new Recover(steps, listener).run(request);
    }
  }

  private ClusterSteps steps(
      PushRequest request,
      ClusterOptions options,
      HostEnvironment environment,
      ReleaseChooser chooser) {
    return new ClusterSteps(
        new Preflight(Runtime.getRuntime().availableProcessors()),
        request.document().writer(),
        () -> rooms(request, options, environment, chooser),
        memory(environment));
  }

  private LocalMemory memory(HostEnvironment environment) {
    return memories.computeIfAbsent(environment, user -> LocalMemory.in(user, clock));
  }

  private Rooms rooms(
      PushRequest request,
      ClusterOptions options,
      HostEnvironment environment,
      ReleaseChooser chooser) {
    var cluster = ClusterAccess.open(options, environment);
    var direct =
        new SubmitClient(
            cluster,
            PodStreams.through(
                cluster.endpoint(), request.stage().streams(), memory(environment).transports()),
            runsInside(cluster, options, environment),
            ProxySelector.getDefault(),
            Patience.standard());
    return new Rooms(
        cluster,
        TraceblocReleaseLocator.of(cluster, environment).choosing(chooser),
        new ChosenWay(direct, new ChartSubmitter(cluster, environment, direct)),
        new RunFollower(
            cluster,
            request
                .followFor()
                .map(FollowLimits.standard()::within)
                .orElseGet(FollowLimits::standard)),
        (namespace, dataset) ->
            new RunsOfCluster(cluster, namespace, false, Duration.ZERO)
                .requireNone(List.of(dataset)));
  }

  /** Whether the cluster's own account is used, so that Services can be reached by name. */
  private static boolean runsInside(
      Cluster cluster, ClusterOptions options, HostEnvironment environment) {
    return cluster.context().isEmpty()
        && options.server().isEmpty()
        && environment.variables().containsKey("KUBERNETES_SERVICE_HOST");
  }
}
