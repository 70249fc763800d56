package io.tracebloc.benchmarks.transfer;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A cluster with a claim.
 *
 * @param title what reports call it
 * @param release that the claim belongs to, or any name if the claim is named
 * @param takesRuns whether the release takes ingestion runs
 * @param namedClaim whether the command has to be told the claim
 */
record Ground(
    String title,
    Path kubeconfig,
    String namespace,
    Optional<String> release,
    String claim,
    boolean namedClaim,
    String image,
    boolean takesRuns) {
  private static final String DEFAULT_IMAGE = "alpine:3.20";
  private static final String USUAL_CLAIM = "client-pvc";

  /** The cluster that the options name. */
  static Ground given(Options options, Path kubeconfig) {
    var claim = options.text("claim");
    return new Ground(
        "given cluster",
        kubeconfig,
        options.text("namespace").orElse("default"),
        options.text("release"),
        claim.orElse(USUAL_CLAIM),
        claim.isPresent(),
        options.text("stage-image").orElse(DEFAULT_IMAGE),
        claim.isEmpty());
  }

  /** A practice cluster that runs in this folder. */
  static Ground practice(Path project, Path folder) throws IOException, InterruptedException {
    script(project, folder, "start");
    return new Ground(
        "practice cluster",
        folder.resolve("kubeconfig"),
        "practice",
        Optional.of("practice"),
        USUAL_CLAIM,
        false,
        DEFAULT_IMAGE,
        true);
  }

  /** Ends a practice cluster. */
  static void stopPractice(Path project, Path folder) throws IOException, InterruptedException {
    script(project, folder, "stop");
  }

  private static void script(Path project, Path folder, String word)
      throws IOException, InterruptedException {
    Call.of(project.resolve("scripts/practice-cluster").toString(), word)
        .and("--dir", folder.toString())
        .run();
  }

  /** One of kubectl's programs on this cluster. */
  Kubectl kubectl(String program) {
    return new Kubectl(program, kubeconfig, namespace);
  }
}
