package io.tracebloc.e2e.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.NameTakenFailure;
import io.tracebloc.engine.stream.PodContainer;
import io.tracebloc.engine.stream.PodStreams;
import io.tracebloc.engine.stream.StreamOptions;
import io.tracebloc.engine.stream.StreamRefusedException;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.transfer.Destination;
import io.tracebloc.engine.transfer.Staging;
import io.tracebloc.engine.transfer.StagingOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every transport against an API server and a kubelet that were written by somebody else. */
@Timeout(120)
class TransportConformanceTest {
  @TempDir static Path shared;
  @TempDir Path folder;
  private static StagingBench bench;

  @BeforeAll
  static void start() throws Exception {
    bench = new StagingBench(shared);
  }

  @AfterAll
  static void stop() {
    if (bench != null) {
      bench.close();
    }
  }

  @ParameterizedTest
  @EnumSource
  void stagesVerifiesAndReclaims(Transport transport) throws Exception {
    var files =
        new WrittenFiles(folder.resolve("data"))
            .add("labels.csv", 12_345_678)
            .add("images/-rf \n'\"\\ $(id) é🦀", 1000)
            .add("images/" + "n".repeat(251) + ".png", 0);
    for (int i = 0; i < 1500; i++) {
      files.add("images/picture-%04d.png".formatted(i), 1 + i * 7 % 3000);
    }
    var table = "cats_" + transport.name().toLowerCase(java.util.Locale.ROOT);
    var options = StagingOptions.standard().withStreams(StreamOptions.of(transport));
    try (var session =
        Staging.open(
            bench.cluster,
            bench.target(),
            Destination.ofDataset(table),
            options,
            files,
            bench.listener())) {
      var staged = session.send(files);
      assertThat(staged.directory()).isEqualTo("/data/shared/.tracebloc-staging/" + table);
      assertThat(WrittenFiles.content(bench.staged(table))).isEqualTo(files.content());
      session.reclaim();
      assertThat(bench.staged(table)).doesNotExist();

      Files.createDirectories(bench.practice.sharedDirectory().resolve(table).resolve("x"));
      assertThatThrownBy(() -> session.send(files)).isInstanceOf(NameTakenFailure.class);
    }
    assertThat(bench.stagePods()).isEmpty();
    assertThat(bench.warnings).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void commandsGetTheirArgumentsAndGiveTheirExitCode(Transport transport) throws Exception {
    try (var session =
        Staging.open(
            bench.cluster,
            bench.target(),
            Destination.ofDataset("pets"),
            StagingOptions.standard(),
            new WrittenFiles(folder.resolve("none")),
            bench.listener())) {
      var container = new PodContainer(bench.practice.namespace(), session.pod(), "stage");
      var streams = PodStreams.through(bench.cluster.endpoint(), StreamOptions.of(transport));
      var script = "printf '%s|' \"$@\"; printf oops >&2; exit 7";
      try (var command =
          streams.exec(container, List.of("sh", "-c", script, "x", "a b", "&c=d", "é\n", ""))) {
        var errors = new FutureTask<>(() -> command.stderr().readAllBytes());
        Thread.ofVirtual().start(errors);
        assertThat(new String(command.stdout().readAllBytes(), StandardCharsets.UTF_8))
            .isEqualTo("a b|&c=d|é\n||");
        assertThat(errors.get()).isEqualTo("oops".getBytes(StandardCharsets.UTF_8));
        assertThat(command.await()).isEqualTo(7);
      }
      try (var command = streams.exec(container, List.of("sh", "-c", "exit 3"))) {
        assertThatThrownBy(
                () -> {
                  while (true) {
                    command.stdin().write(new byte[1 << 20]);
                  }
                })
            .isInstanceOf(IOException.class);
        assertThat(command.await()).isEqualTo(3);
      }
      assertThatThrownBy(
              () ->
                  streams.exec(
                      new PodContainer(bench.practice.namespace(), "no-such-pod", "stage"),
                      List.of("true")))
          .isInstanceOf(StreamRefusedException.class)
          .hasMessageContaining("no-such-pod");
    }
  }
}
