package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.cluster.ClusterOptions;
import io.tracebloc.engine.dataset.Category;
import io.tracebloc.engine.dataset.Intent;
import io.tracebloc.engine.dataset.LabelPolicy;
import io.tracebloc.engine.dataset.PixelSize;
import io.tracebloc.engine.push.PushRequest;
import io.tracebloc.engine.release.ReleaseRequest;
import io.tracebloc.engine.stream.Transport;
import io.tracebloc.engine.submit.ImageDigest;
import io.tracebloc.engine.transfer.StagingOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PushOptionsTest {
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private final Terminal terminal = new Terminal();

  private PushRequest push(String... more) {
    terminal.engine().onPush((request, _) -> Results.of(request).dryRun());
    var line = new ArrayList<>(List.of("push", "leaves", "--name", "leaves"));
    line.addAll(List.of("--task", "image_classification", "--label-column", "disease"));
    line.addAll(List.of(more));
    var result = terminal.run(line.toArray(String[]::new));
    assertThat(result.code()).as(result.err()).isZero();
    return terminal.engine().pushed();
  }

  @Test
  void aDatasetIsReplacedOnlyIfThatIsSaid() {
    assertThat(push().overwrite()).isFalse();
    assertThat(push("--overwrite").overwrite()).isTrue();
    terminal.engine().onPush((request, _) -> Results.of(request).clean());
    var words = "push leaves --name leaves --task embeddings --overwrite".split(" ");
    var result = terminal.run(words);
    assertThat(result.out()).endsWith("dataset/leaves replaced\n");
  }

  @Test
  void aReplacementHasAKeyOfItsOwn() {
    var words = "push leaves --name leaves --task embeddings --overwrite --idempotency-key k";
    var result = terminal.run(words.split(" "));
    assertThat(result.code()).isEqualTo(ExitCode.INPUT.code());
    assertThat(result.err()).contains("--overwrite cannot be combined with --idempotency-key");
  }

  @Test
  void whatIsNotSaidKeepsItsDefault() {
    var request = push();
    assertThat(request.dataset().path()).isEqualTo(Path.of("/work/leaves"));
    assertThat(request.dataset().table()).isEqualTo("leaves");
    assertThat(request.dataset().category()).isEqualTo(Category.IMAGE_CLASSIFICATION);
    assertThat(request.dataset().intent()).isEqualTo(Intent.TRAIN);
    assertThat(request.dataset().labelColumn()).contains("disease");
    assertThat(request.dataset().targetSize()).isEmpty();
    assertThat(request.release()).isEqualTo(ReleaseRequest.none());
    assertThat(request.imageDigest()).isEmpty();
    assertThat(request.stage().image()).isEqualTo(StagingOptions.DEFAULT_IMAGE);
    assertThat(request.stage().streams().transport()).isEqualTo(Transport.AUTO);
    assertThat(request.dryRun()).isFalse();
    assertThat(request.detach()).isFalse();
    assertThat(request.key().value()).matches("[0-9a-f]{32}");
    assertThat(terminal.engine().cluster()).isEqualTo(ClusterOptions.none());
  }

  @Test
  void everyPushHasAKeyOfItsOwn() {
    assertThat(push().key()).isNotEqualTo(push().key());
  }

  @Test
  void everyOptionArrives() {
    var request =
        push(
            "--intent",
            "test",
            "--target-size",
            "64x32",
            "--min-size",
            "8,4",
            "--detach",
            "--dry-run",
            "--idempotency-key",
            "my.key-1",
            "--image-digest",
            DIGEST,
            "--stage-image",
            "mirror/alpine:3",
            "--transport",
            "websocket-v4",
            "--release",
            "r",
            "--claim",
            "c",
            "--mount-path",
            "/m",
            "--service-account",
            "a",
            "--endpoint",
            "http://localhost:8080");
    assertThat(request.dataset().intent()).isEqualTo(Intent.TEST);
    assertThat(request.dataset().targetSize()).contains(new PixelSize(64, 32));
    assertThat(request.dataset().minimumSize()).contains(new PixelSize(8, 4));
    assertThat(request.detach()).isTrue();
    assertThat(request.dryRun()).isTrue();
    assertThat(request.key().value()).isEqualTo("my.key-1");
    assertThat(request.imageDigest()).contains(new ImageDigest(DIGEST));
    assertThat(request.stage().image()).isEqualTo("mirror/alpine:3");
    assertThat(request.stage().streams().transport()).isEqualTo(Transport.WEBSOCKET_V4);
    assertThat(request.release())
        .isEqualTo(
            new ReleaseRequest(
                Optional.of("r"),
                Optional.of("c"),
                Optional.of("/m"),
                Optional.of("a"),
                Optional.of(URI.create("http://localhost:8080"))));
  }

  @Test
  void optionsOfSingleTasksArrive() {
    var dataset =
        push(
                "--number-of-keypoints",
                "9",
                "--label-policy",
                "passthrough",
                "--time-column",
                "hours")
            .dataset();
    assertThat(dataset.numberOfKeypoints()).hasValue(9);
    assertThat(dataset.labelPolicy()).contains(LabelPolicy.PASSTHROUGH);
    assertThat(dataset.timeColumn()).contains("hours");
  }

  @Test
  void theNamesOfTheReferenceProgramAreUnderstood() {
    terminal.engine().onPush((request, _) -> Results.of(request).dryRun());
    var result =
        terminal.run(
            "push",
            "p",
            "--table",
            "t",
            "--category",
            "image_classification",
            "--label-column",
            "l",
            "--stage-pod-image",
            "i",
            "--output-json",
            "--no-input");
    assertThat(result.code()).isZero();
    assertThat(result.out()).contains("\"status\": \"dry-run\"");
    assertThat(terminal.engine().pushed().dataset().table()).isEqualTo("t");
    assertThat(terminal.engine().pushed().stage().image()).isEqualTo("i");
  }

  @Test
  void everyConnectionFlagArrives() {
    push(
        "--kubeconfig",
        "k",
        "--context",
        "c",
        "--cluster",
        "cl",
        "--user",
        "u",
        "-n",
        "ns",
        "-s",
        "https://s",
        "--token",
        "t",
        "--certificate-authority",
        "ca",
        "--client-certificate",
        "cc",
        "--client-key",
        "ck",
        "--tls-server-name",
        "sn",
        "--insecure-skip-tls-verify",
        "--request-timeout",
        "1m30s",
        "--disable-compression",
        "--as",
        "a",
        "--as-group",
        "g1",
        "--as-group",
        "g2",
        "--username",
        "un",
        "--password",
        "pw",
        "--as-uid",
        "id",
        "--as-user-extra",
        "x=1",
        "--as-user-extra",
        "x=2=3",
        "--cache-dir",
        "/tmp");
    assertThat(terminal.engine().cluster())
        .isEqualTo(
            new ClusterOptions(
                Optional.of(Path.of("k")),
                Optional.of("c"),
                Optional.of("cl"),
                Optional.of("u"),
                Optional.of("ns"),
                Optional.of("https://s"),
                Optional.of("t"),
                Optional.of("un"),
                Optional.of("pw"),
                Optional.of(Path.of("ca")),
                Optional.of(Path.of("cc")),
                Optional.of(Path.of("ck")),
                Optional.of("sn"),
                true,
                Duration.ofSeconds(90),
                true,
                Optional.of("a"),
                List.of("g1", "g2"),
                Optional.of("id"),
                Map.of("x", List.of("1", "2=3"))));
  }

  @ParameterizedTest
  @CsvSource({
    "--dry-run, true",
    "--dry-run=client, true",
    "--dry-run=true, true",
    "--dry-run=none, false",
    "--dry-run=false, false",
  })
  void aSwitchTakesAValueOnlyBehindAnEqualsSign(String spelling, boolean dry) {
    assertThat(push(spelling).dryRun()).isEqualTo(dry);
  }

  @Test
  void aSwitchBeforeThePathLeavesThePathAlone() {
    terminal.engine().onPush((request, _) -> Results.of(request).dryRun());
    terminal.run(
        "push",
        "--dry-run",
        "leaves",
        "--name",
        "n",
        "--task",
        "image_classification",
        "--label-column",
        "l");
    assertThat(terminal.engine().pushed().dataset().path()).isEqualTo(Path.of("/work/leaves"));
    assertThat(terminal.engine().pushed().dryRun()).isTrue();
  }

  @Test
  void aDryRunOnTheServerIsRefusedRatherThanMistaken() {
    var result = terminal.run("push", "x", "--dry-run=server");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("--dry-run");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-v", "-v=6", "--v=6", "-v6", "--verbose"})
  void theLevelOfDetailMayBeGivenAsKubectlTakesIt(String spelling) {
    push(spelling);
  }

  @Test
  void aLevelMayStandApart() {
    assertThat(push("-v", "6").dataset().path()).isEqualTo(Path.of("/work/leaves"));
  }

  @Test
  void connectionFlagsMayStandBeforeTheCommand() {
    terminal.engine().failWith(new IllegalStateException());
    terminal.run("--context", "c", "-nspace", "--insecure-skip-tls-verify", "info");
    assertThat(terminal.engine().cluster().context()).contains("c");
    assertThat(terminal.engine().cluster().namespace()).contains("space");
    assertThat(terminal.engine().cluster().insecureSkipTlsVerify()).isTrue();
  }

  @Test
  void commandsWithoutAClusterTakeConnectionFlagsToo() {
    assertThat(terminal.run("--context", "c", "version", "--client", "-n", "x").code()).isZero();
  }

  @Test
  void aBadKeyOrDigestIsAnInvalidValue() {
    for (var option : List.of("--idempotency-key=-", "--image-digest=latest")) {
      var result =
          terminal.run(
              "push",
              "x",
              "--name",
              "n",
              "--task",
              "image_classification",
              "--label-column",
              "l",
              option);
      assertThat(result.code()).isEqualTo(2);
    }
    assertThat(terminal.engine().idle()).isTrue();
  }
}
