package io.tracebloc.e2e;

import static io.tracebloc.e2e.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.json.JsonMapper;

/** Names of a real cluster while a person types, and its versions. */
@ExtendWith(PracticeClusterExtension.class)
class CompletionIT {
  private static final Path COMPLETE =
      Workplace.LAUNCHER.resolveSibling("kubectl_complete-tracebloc");

  private static Command completing(Workplace place, String... words) {
    return Command.in(place.folder(), COMPLETE.toString())
        .with("KUBECONFIG", place.cluster().kubeconfig().toString())
        .and(words);
  }

  /** On a busy machine an answer may come too late to be offered, once. */
  private static void assertOffers(Command typed, String... expected) {
    eventually(
        Duration.ofMinutes(1),
        () -> typed + " offers " + List.of(expected),
        () -> {
          var outcome = typed.run();
          assertThat(outcome.err()).isEmpty();
          assertThat(outcome.exitCode()).isZero();
          return outcome.out().lines().toList().containsAll(List.of(expected));
        });
  }

  @Test
  void namesOfTheClusterAreOffered(Workplace place) {
    place.install();
    assertOffers(completing(place, "push", "-n", ""), place.namespace(), "default", ":4");
    assertOffers(
        completing(place, "push", "-n", place.namespace(), "--release="), place.namespace(), ":4");
    assertOffers(
        completing(place, "info", "-n" + place.namespace(), "--release", ""), place.namespace());
    assertOffers(place.helm("__complete", "ingest", ""), place.namespace(), ":4");
    assertOffers(completing(place, "push", "--context", ""), "practice", ":4");
  }

  @Test
  void datasetsAndRunsAreOffered(Workplace place) throws Exception {
    Assumptions.assumeTrue(place.cluster().hasDatabase(), "no database for this platform");
    place.install().leaves(2);
    assertThat(place.push().run().exitCode()).isZero();
    place
        .cluster()
        .sql(
            place.namespace(),
            "CREATE TABLE training_test_datasets.`$(touch evil)` (data_id INT)",
            "CREATE TABLE training_test_datasets.no_dataset (id INT)");
    var typed = completing(place, "datasets", "delete", "-n", place.namespace(), "");
    assertOffers(typed, "leaves", ":4");
    assertThat(typed.run().out()).doesNotContain("evil", "no_dataset", "tracebloc_");
    assertOffers(place.helm("__complete", "datasets", "show", place.namespace(), "le"), "leaves");
    var job = place.jobs().getFirst();
    assertOffers(completing(place, "runs", "cancel", "-n", place.namespace(), ""), job, ":4");
    assertOffers(place.helm("__complete", "runs", "logs", place.namespace(), "-f", ""), job);
  }

  @Test
  void kubectlItselfOffersThem(Workplace place) {
    place.install().leaves(2);
    var kubectl = kubectls().findFirst();
    Assumptions.assumeTrue(kubectl.isPresent(), "no kubectl here");
    var completing =
        Command.in(place.folder(), kubectl.orElseThrow().toString(), "__complete", "tracebloc")
            .with("KUBECONFIG", place.cluster().kubeconfig().toString())
            .with("PATH", COMPLETE.getParent() + ":/usr/bin:/bin");
    var columns = completing.and("push", "leaves", "--label-column=d").run();
    assertThat(columns.out()).isEqualTo("disease\n:4\n");
    eventually(
        Duration.ofMinutes(1),
        () -> "kubectl offers the release",
        () ->
            completing
                .and("push", "-n", place.namespace(), "--release", "")
                .run()
                .out()
                .equals(place.namespace() + "\n:4\n"));
  }

  private static Stream<Path> kubectls() {
    var folder = Path.of("/usr/lib/google-cloud-sdk/bin");
    var named =
        Stream.iterate(33, minor -> minor - 1)
            .limit(8)
            .map(minor -> folder.resolve("kubectl.1." + minor));
    return Stream.concat(
            named, Stream.of(Path.of("/usr/bin/kubectl"), Path.of("/usr/local/bin/kubectl")))
        .filter(Files::isExecutable);
  }

  @Test
  void aClusterThatDoesNotAnswerIsGivenUpSilently(Workplace place) throws IOException {
    var nowhere = place.folder().resolve("nowhere");
    Files.writeString(
        nowhere,
        """
        current-context: x
        contexts: [{name: x, context: {cluster: c, user: u}}]
        clusters: [{name: c, cluster: {server: 'https://127.0.0.1:1'}}]
        users:
        - name: u
          user:
            exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: IfAvailable,
                   command: sh, args: [-c, 'echo log in somewhere >&2; echo $$ >>helper; exec sleep 300']}
        """);
    var helper = place.folder().resolve("helper");
    for (var option : List.of("-n", "--release")) {
      // On a busy machine it may be given up before the helper was started, once.
      eventually(
          Duration.ofMinutes(1),
          () -> "the helper of " + option + " was started",
          () -> {
            var typed = completing(place, "stage", "x", option, "");
            var outcome = typed.with("KUBECONFIG", nowhere.toString()).run();
            assertThat(outcome.out()).isEqualTo(":4\n");
            assertThat(outcome.err()).isEmpty();
            assertThat(outcome.exitCode()).isZero();
            return Files.exists(helper);
          });
      for (var number : Files.readAllLines(helper)) {
        var process = ProcessHandle.of(Long.parseLong(number));
        eventually(
            Duration.ofMinutes(1),
            () -> "the helper of " + option + " has ended",
            () -> process.filter(ProcessHandle::isAlive).isEmpty());
      }
      Files.delete(helper);
    }
    try (var left = Files.list(place.folder())) {
      assertThat(left.map(file -> file.getFileName().toString()))
          .noneMatch(name -> name.contains("cache"));
    }
  }

  @Test
  void versionsOfTheClusterAreTold(Workplace place) {
    place.install();
    var told = place.plugin("version", "-o", "json").run();
    assertThat(told.exitCode()).as(told.toString()).isZero();
    var server = new JsonMapper().readTree(told.out()).path("server");
    assertThat(server.path("kubernetes").asString()).startsWith("v1.");
    assertThat(server.at("/releases/0/release").asString()).isEqualTo(place.namespace());
    assertThat(server.at("/releases/0/chart_version").asString()).matches("\\d+\\.\\d+\\.\\d+");
    assertThat(place.helm("version").run().out()).contains("Client release:");
  }
}
