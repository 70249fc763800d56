package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.sandbox.PracticeCluster;
import io.tracebloc.sandbox.samples.LeafDataset;
import io.tracebloc.sandbox.standin.release.PlatformSpec;
import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where one test works: a folder, and a namespace of its own in the practice cluster.
 *
 * @param folder working directory of its commands; its name holds no surprise, its path a space
 * @param namespace also the name of its release
 */
record Workplace(PracticeCluster cluster, Faults faults, Path folder, String namespace) {
  /** The launcher as the build left it. */
  static final Path LAUNCHER =
      Path.of(System.getProperty("tracebloc.dist"), "bin", "kubectl-tracebloc");

  /**
   * Without the optimising compiler, whose preparations cost a command that copies a few files a
   * fifth of its processor time, and otherwise as the launcher starts it where it is given no
   * options; what copies much takes the shipped ones: {@code with(JAVA_OPTIONS, "")}.
   */
  static final String JAVA_OPTIONS = "TRACEBLOC_JAVA_OPTIONS";

  private static final String NO_OPTIMISING = "-XX:TieredStopAtLevel=1 -Dtracebloc.end=at-once";

  /** A healthy release, to be varied before {@link #install}. */
  ReleaseSpec release() {
    return ReleaseSpec.of(namespace, namespace);
  }

  /** Installs the release and waits until its jobs-manager is Ready. */
  Workplace install(ReleaseSpec release) {
    cluster.install(release);
    eventually(
        Duration.ofSeconds(60),
        () -> "jobs-manager of " + release.release() + " is Ready",
        () ->
            cluster
                .objects()
                .find(
                    ResourceTypes.DEPLOYMENTS,
                    release.namespace(),
                    release.release() + "-jobs-manager")
                .filter(found -> found.path("status").path("readyReplicas").asInt(0) == 1)
                .isPresent());
    return this;
  }

  /** Installs a healthy release. */
  Workplace install() {
    return install(release());
  }

  /** Ends the release's programs, so that they do not fill the memory until all tests are done. */
  void uninstall() {
    var objects = cluster.objects();
    for (var deployment : objects.list(ResourceTypes.DEPLOYMENTS, Optional.of(namespace))) {
      objects.remove(
          ResourceTypes.DEPLOYMENTS,
          namespace,
          deployment.path("metadata").path("name").asString(""));
    }
  }

  /**
   * Installs another platform into this namespace (Crater's jobs are in {@code <namespace>-jobs})
   * and waits until its claims are bound and its pods Ready.
   *
   * @param platform one of {@link PlatformSpec#PLATFORMS}
   */
  Workplace installPlatform(String platform) {
    var spec = PlatformSpec.parse(platform).in(namespace);
    cluster.install(spec);
    try {
      cluster.awaitReady(spec);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
    return this;
  }

  /** The plugin as an administrator of the cluster, in this namespace. */
  Command plugin(String... words) {
    return Command.in(folder, LAUNCHER.toString())
        .with("KUBECONFIG", cluster.kubeconfig().toString())
        .with(JAVA_OPTIONS, NO_OPTIMISING)
        .and(words)
        .and("-n", namespace);
  }

  /** The Helm plugin as an administrator of the cluster, in this namespace, as Helm starts it. */
  Command helm(String... words) {
    return Command.in(folder, LAUNCHER.resolveSibling("helm-tracebloc").toString())
        .with("KUBECONFIG", cluster.kubeconfig().toString())
        .with(JAVA_OPTIONS, NO_OPTIMISING)
        .with("HELM_NAMESPACE", namespace)
        .with("HELM_KUBECONTEXT", "")
        .with("HELM_KUBETOKEN", "")
        .with("HELM_KUBEAPISERVER", "")
        .with("HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "false")
        .and(words);
  }

  /** A push of the folder {@code leaves}, as {@link #leaves} drew it. */
  Command push(String... more) {
    return plugin("push", "leaves", "--name", "leaves", "--task", "image_classification")
        .and("--label-column", "disease")
        .and(more);
  }

  /**
   * The rows of a dataset's table, the names of its columns first, with commas between: from the
   * database, or from the file that stands for it where there is none.
   */
  List<String> rows(String table) throws IOException, InterruptedException {
    if (!cluster.hasDatabase()) {
      return Files.readAllLines(shared().resolve(".tracebloc-standin/" + table + ".csv"));
    }
    var rows = new ArrayList<String>();
    rows.add(
        joined(
            cluster.sql(
                namespace,
                "SELECT column_name FROM information_schema.columns WHERE table_name = '%s'"
                        .formatted(table)
                    + " ORDER BY ordinal_position")));
    cluster
        .sql(namespace, "SELECT * FROM training_test_datasets." + table)
        .forEach(row -> rows.add(joined(List.of(row))));
    return rows;
  }

  private static String joined(List<List<Optional<String>>> rows) {
    return rows.stream()
        .flatMap(List::stream)
        .map(value -> value.orElse(""))
        .collect(Collectors.joining(","));
  }

  /** Draws a dataset into the folder {@code leaves}. */
  Path leaves(int pictures) {
    var leaves = folder.resolve("leaves");
    try {
      new LeafDataset(pictures, 48, 1).writeTo(leaves);
      return leaves;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where the data claim's files really are. */
  Path shared() {
    return cluster.claimDirectory(namespace, "client-pvc").orElseThrow();
  }

  /** Names of the namespace's Pods that stage files. */
  List<String> stagePods() {
    return cluster.objects().list(ResourceTypes.PODS, Optional.of(namespace)).stream()
        .map(pod -> pod.path("metadata").path("name").asString(""))
        .filter(name -> name.startsWith("tracebloc-stage-"))
        .toList();
  }

  /** Deletes a Pod at once, as somebody else would. */
  void removePod(String name) {
    cluster.objects().remove(ResourceTypes.PODS, namespace, name);
  }

  /** What the only container of a Pod printed. */
  String logOf(String pod) {
    var out = new ByteArrayOutputStream();
    try {
      cluster.log(namespace, pod, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** Names of the ingestion Jobs. */
  List<String> jobs() {
    return cluster.objects().list(ResourceTypes.JOBS, Optional.of(namespace)).stream()
        .map(job -> job.path("metadata").path("name").asString(""))
        .toList();
  }

  /**
   * Entries of the staging area; empty when there is none. The manifest that stays for what stands
   * in place is none of them.
   */
  TreeSet<String> staged() {
    var names = namesIn(shared().resolve(".tracebloc-staging"));
    names.removeIf(name -> name.endsWith(".manifest"));
    return names;
  }

  static TreeSet<String> namesIn(Path directory) {
    var names = new TreeSet<String>();
    if (Files.isDirectory(directory)) {
      try (var entries = Files.newDirectoryStream(directory)) {
        entries.forEach(entry -> names.add(entry.getFileName().toString()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return names;
  }

  /** Fails if a push left a Pod, a Job or files behind. */
  void assertNothingLeft() {
    assertThat(stagePods()).isEmpty();
    assertThat(jobs()).isEmpty();
    if (cluster.claimDirectory(namespace, "client-pvc").isPresent()) {
      assertThat(staged()).isEmpty();
      assertThat(shared().resolve("leaves")).doesNotExist();
    }
  }
}
