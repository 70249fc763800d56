package io.tracebloc.e2e.anywhere;

import static org.assertj.core.api.Assertions.assertThat;

import io.kubernetes.client.openapi.ApiException;
import io.tracebloc.e2e.Command;
import io.tracebloc.sandbox.samples.LeafDataset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One scenario at a {@link Site}: a folder to work in, and a name for its dataset that no other
 * scenario uses.
 *
 * @param jobsBefore what ran before this scenario
 */
record Visit(Site site, Path folder, String table, Set<String> jobsBefore) {
  private static final Path LAUNCHER =
      Path.of(System.getProperty("tracebloc.dist"), "bin", "kubectl-tracebloc");

  static Visit begin(Site site) throws IOException, ApiException {
    var number = site.visits().incrementAndGet();
    var folder = Files.createDirectory(site.folder().resolve("visit " + number));
    return new Visit(site, folder, "leaves_" + number, site.kubernetes().jobs(site.namespace()));
  }

  /** The plugin as the administrator, in the release's namespace. */
  Command plugin(String... words) {
    var command =
        Command.in(folder, LAUNCHER.toString())
            .with("KUBECONFIG", site.ground().kubeconfig().toString())
            .and(words);
    return command.and("-n", site.namespace());
  }

  /** A push of the folder {@code leaves}, as {@link #leaves} drew it. */
  Command push(String... more) {
    return pushWithImage(stageImage()).and(more);
  }

  /** The same with a choice of the stage pods' image. */
  Command pushWithImage(String... image) {
    return plugin("push", "leaves", "--name", table, "--task", "image_classification")
        .and("--label-column", "disease")
        .and(image);
  }

  /** What every command needs that makes a stage pod. */
  String[] stageImage() {
    return site.ground()
        .stageImage()
        .map(image -> new String[] {"--stage-image", image})
        .orElseGet(() -> new String[0]);
  }

  /** Draws a dataset into the folder {@code leaves}. */
  Path leaves(int pictures) throws IOException {
    var leaves = folder.resolve("leaves");
    new LeafDataset(pictures, 48, 1).writeTo(leaves);
    return leaves;
  }

  /** Ingestion Jobs of this scenario. */
  List<String> jobs() throws ApiException {
    var jobs = new TreeSet<>(site.kubernetes().jobs(site.namespace()));
    jobs.removeAll(jobsBefore);
    return new ArrayList<>(jobs);
  }

  /** Stage pods of the namespace; scenarios run one after another. */
  List<String> stagePods() throws ApiException {
    return site.kubernetes().pods(site.namespace()).stream()
        .filter(name -> name.startsWith("tracebloc-stage-"))
        .toList();
  }

  /** SHA-256 of the files in a folder of this machine, by name. */
  static Map<String, String> digests(Path folder) throws IOException {
    var digests = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(folder)) {
      for (var file : files) {
        var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
        digests.put(file.getFileName().toString(), HexFormat.of().formatHex(digest));
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
    return digests;
  }

  /** Fails if the scenario left a pod, a Job or files behind. */
  void assertNothingLeft() throws ApiException {
    assertThat(stagePods()).isEmpty();
    assertThat(jobs()).isEmpty();
    assertThat(site.digests(".tracebloc-staging/" + table)).isEmpty();
    assertThat(site.digests(table)).isEmpty();
  }
}
