package io.tracebloc.commands;

import io.tracebloc.engine.release.Evidence;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.StagingTarget;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Made-up releases. */
public final class Releases {
  /** An ordinary one. */
  public static final InstalledRelease DEMO =
      new InstalledRelease(
          "tracebloc",
          "demo",
          "client",
          "1.9.62",
          "deployed",
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
              List.of()),
          Optional.of(
              new IngestTarget(
                  "demo",
                  "jobs-manager",
                  8080,
                  Optional.empty(),
                  "ingestor",
                  Optional.empty(),
                  List.of("*"))),
          List.of(
              new Evidence("release", "tracebloc", "Secret sh.helm.release.v1.tracebloc.v3"),
              new Evidence("namespace", "demo", "kubeconfig context or flag"),
              new Evidence("chart", "client", "Secret sh.helm.release.v1.tracebloc.v3"),
              new Evidence("chart version", "1.9.62", "Secret sh.helm.release.v1.tracebloc.v3"),
              new Evidence("mount path", "/data/shared", "Deployment/tracebloc-jobs-manager"),
              new Evidence("claim", "client-pvc", "Secret sh.helm.release.v1.tracebloc.v3"),
              new Evidence("storage", "local-path", "PersistentVolumeClaim/client-pvc")),
          List.of("The policy could not be read; see {program} info"));

  private Releases() {}
}
