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
import io.tracebloc.engine.push.PushListener;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.push.PushResult;
import io.tracebloc.engine.push.RecoverRequest;
import io.tracebloc.engine.push.RecoverResult;
import io.tracebloc.engine.release.ReleaseChooser;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.release.ServerVersions;
import io.tracebloc.engine.runs.Runs;
import io.tracebloc.engine.stage.StageRequest;
import io.tracebloc.engine.stage.StageResult;
import io.tracebloc.engine.submit.Via;
import java.util.List;
import java.util.Optional;

/**
 * What the commands ask of a cluster; one real implementation, fakes in tests. Failures are those
 * of {@link io.tracebloc.engine.failure}.
 */
public interface Engine {
  /**
   * Names for a person who is typing one. Asks little, writes nothing and asks nobody.
   *
   * @param kind of names, one that is live
   */
  List<String> names(ValueKind kind, ClusterOptions cluster, HostEnvironment environment);

  /** The versions of what runs in the cluster. Asks little, and does not wait for long. */
  ServerVersions versions(ClusterOptions cluster, HostEnvironment environment);

  /**
   * Finds the release; a thorough look also mints a short-lived token to see whether that works.
   */
  ReleaseReport inspect(ClusterOptions cluster, HostEnvironment environment, Inspection inspection);

  /** Finds the releases of all namespaces, as far as the caller may look. */
  SurveyReport survey(ClusterOptions cluster, HostEnvironment environment, Inspection inspection);

  /**
   * Stages files on the calling thread. Interrupting that thread cancels it. Failures end up in the
   * result.
   *
   * @param chooser is told the releases if there are several; called while events are told
   */
  StageResult stage(
      StageRequest request,
      ClusterOptions cluster,
      HostEnvironment environment,
      ReleaseChooser chooser,
      PushListener listener);

  /**
   * Runs a push on the calling thread. Interrupting that thread cancels it, or detaches from a run
   * that was accepted. Failures end up in the result.
   *
   * @param chooser asked if several releases can be meant
   */
  PushResult push(
      PushRequest request,
      ClusterOptions cluster,
      HostEnvironment environment,
      ReleaseChooser chooser,
      PushListener listener);

  /**
   * What a push would submit, on the calling thread; reads only. Interrupting that thread ends it.
   *
   * @param way the release of the ingestor chart that would submit it
   * @param rendered whether the chart's manifests are wanted, which needs the chart
   */
  Preview preview(
      PushRequest request,
      Via.Chart way,
      boolean rendered,
      ClusterOptions cluster,
      HostEnvironment environment,
      PushListener listener);

  /** The ingestion runs of a namespace, or of all; the caller closes them. */
  Runs runs(RunsScope scope, ClusterOptions cluster, HostEnvironment environment);

  /** The datasets of a release; looks for nothing before it is asked. */
  Datasets datasets(ReleaseRequest release, ClusterOptions cluster, HostEnvironment environment);

  /** Looks for what is in the way of datasets; what cannot be looked at is no failure. */
  DoctorReport examine(DoctorRequest request, ClusterOptions cluster, HostEnvironment environment);

  /**
   * The rights that somebody needs to push into the namespace, as YAML; changes nothing.
   *
   * @param subject who; empty for the caller, as the API server knows them
   */
  String rights(Optional<RbacSubject> subject, ClusterOptions cluster, HostEnvironment environment);

  /**
   * Finishes a replacement that a push left unfinished, on the calling thread; an interrupt leaves
   * both datasets as they are. Failures end up in the result.
   */
  RecoverResult recover(
      RecoverRequest request,
      ClusterOptions cluster,
      HostEnvironment environment,
      PushListener listener);
}
