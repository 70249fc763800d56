package io.tracebloc.engine.doctor;

import static java.util.stream.Collectors.joining;

import io.tracebloc.engine.doctor.LocalCluster.Container;
import io.tracebloc.engine.doctor.LocalCluster.Engine;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** H1, H2, H4 and H8: whether Docker runs the cluster, and with what. */
final class DockerChecks {
  private static final long LITTLE_MEMORY = 5_000_000_000L;
  private static final long SOME_MEMORY = 8_000_000_000L;

  private final LocalCluster cluster;

  DockerChecks(LocalCluster cluster) {
    this.cluster = cluster;
  }

  Verdict running() {
    return cluster
        .containers()
        .map(this::running)
        .orElseGet(
            () ->
                Verdict.fail(
                    "Docker does not answer", Remedy.say("Start Docker, then " + start())));
  }

  private Verdict running(List<Container> containers) {
    var stopped =
        containers.stream().filter(container -> !container.state().equals("running")).toList();
    if (containers.isEmpty()) {
      return Verdict.warn(
          "Docker has no container k3d-%s-*".formatted(cluster.name()),
          Remedy.run("k3d", "cluster", "list"));
    }
    return stopped.isEmpty()
        ? Verdict.ok("%d containers run".formatted(containers.size()))
        : Verdict.warn(
            "not running: " + stopped.stream().map(Container::name).collect(joining(", ")),
            Remedy.run("k3d", "cluster", "start", cluster.name()));
  }

  private String start() {
    return "the cluster with: k3d cluster start " + cluster.name();
  }

  Verdict memory() {
    return engine(
        engine -> {
          var words = "Docker has %s".formatted(gigabytes(engine.memory()));
          var raise = Remedy.say("Give Docker more memory: 8 GB at least, 16 GB for training");
          return engine.memory() < LITTLE_MEMORY
              ? Verdict.fail(words, raise)
              : engine.memory() < SOME_MEMORY ? Verdict.warn(words, raise) : Verdict.ok(words);
        });
  }

  Verdict processors() {
    return engine(
        engine -> {
          var words = "Docker has %d processors".formatted(engine.processors());
          return engine.processors() < 2
              ? Verdict.warn(words, Remedy.say("Give Docker 2 processors at least, better 4"))
              : Verdict.ok(words);
        });
  }

  /**
   * H8.
   *
   * @param databaseImages images of the database's Pods
   */
  Verdict architecture(List<String> databaseImages) {
    return engine(
        engine -> {
          var name = engine.architecture().toLowerCase(Locale.ROOT);
          var arm = name.equals("aarch64") || name.equals("arm64");
          var old =
              databaseImages.stream()
                  .map(Images::tag)
                  .flatMap(Optional::stream)
                  .anyMatch(tag -> tag.equals("5.7") || tag.startsWith("5.7."));
          return arm && old
              ? Verdict.warn(
                  "%s with MySQL 5.7, which is not made for it".formatted(engine.architecture()),
                  Remedy.say("For a fresh install set TB_MYSQL_ENGINE to 8.4"))
              : Verdict.ok(engine.architecture());
        });
  }

  private Verdict engine(Function<Engine, Verdict> judge) {
    return cluster.engine().map(judge).orElseGet(() -> Verdict.unknown("Docker does not answer"));
  }

  static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }
}
