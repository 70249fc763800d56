package io.tracebloc.commands;

import io.tracebloc.engine.release.Evidence;
import io.tracebloc.engine.release.IngestTarget;
import io.tracebloc.engine.release.InstalledRelease;
import io.tracebloc.engine.release.Offer;
import io.tracebloc.engine.release.StagingTarget;
import io.tracebloc.engine.release.Storage;
import io.tracebloc.engine.release.Target;
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
              new Evidence("platform", "tracebloc-client", "chart client"),
              new Evidence("release", "tracebloc", "Secret sh.helm.release.v1.tracebloc.v3"),
              new Evidence("namespace", "demo", "kubeconfig context or flag"),
              new Evidence("chart", "client", "Secret sh.helm.release.v1.tracebloc.v3"),
              new Evidence("chart version", "1.9.62", "Secret sh.helm.release.v1.tracebloc.v3"),
              new Evidence("mount path", "/data/shared", "Deployment/tracebloc-jobs-manager"),
              new Evidence("claim", "client-pvc", "Secret sh.helm.release.v1.tracebloc.v3"),
              new Evidence("storage", "local-path", "PersistentVolumeClaim/client-pvc")),
          List.of("The policy could not be read; see {command:info}"));

  /** One of a platform that takes files only. */
  public static final InstalledRelease POLYAXON =
      new InstalledRelease(
          "polyaxon",
          "plx",
          "lab",
          "polyaxon",
          "1.10.1",
          "unknown",
          List.of(
              new Target(
                  "imaging",
                  "lab",
                  new Storage.Claim("imaging-pvc"),
                  Optional.of("/plx/imaging"),
                  Optional.empty(),
                  false,
                  List.of(),
                  new Offer.StageOnly("Refer to the connection in the run"),
                  Optional.of(
                      new StagingTarget(
                          "lab",
                          "imaging-pvc",
                          "/plx/imaging",
                          Optional.empty(),
                          "plx-polyaxon-runs-sa",
                          65532,
                          OptionalLong.empty(),
                          OptionalLong.of(65532),
                          Map.of(),
                          List.of())),
                  List.of(new Evidence("claim", "imaging-pvc", "ConfigMap/agent"))),
              new Target(
                  "archive",
                  "lab",
                  new Storage.Bucket("s3://lab-archive", Optional.of("archive-key")),
                  Optional.empty(),
                  Optional.empty(),
                  false,
                  List.of(),
                  new Offer.Unsupported(
                      "the bucket s3://lab-archive is no file system",
                      "Copy with the tool of the bucket's vendor"),
                  Optional.empty(),
                  List.of())),
          Optional.empty(),
          List.of(
              new Evidence("values", "not readable", "Helm: listing Secrets: forbidden"),
              new Evidence("platform", "polyaxon", "profile polyaxon-1"),
              new Evidence("release", "plx", "ConfigMap/agent")),
          List.of());

  private Releases() {}
}
