package io.tracebloc.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.LocalFailure;
import java.math.BigDecimal;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Amounts, images, addresses and answers, as odd as they come. */
class SmallPiecesTest {
  @ParameterizedTest
  @CsvSource({
    "2, 2",
    "250m, 0.25",
    "8Gi, 8589934592",
    "1.5G, 1500000000",
    "1e3, 1000",
    "128974848, 128974848",
    "500Mi, 524288000"
  })
  void amountsAreThoseOfKubernetes(String text, BigDecimal amount) {
    assertThat(Quantity.parse(text).orElseThrow()).isEqualByComparingTo(amount);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "1 GB", "8gi", "1e99999", "--1", "999999999999999999999"})
  void otherTextIsNoAmount(String text) {
    assertThat(Quantity.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "registry.example/a/b:1, registry.example",
    "localhost/a, localhost",
    "mirror:5000/a@sha256:00, mirror:5000",
    "docker-pullable://registry.example/a@sha256:0, registry.example"
  })
  void aRegistryIsWhatImagesName(String image, String host) {
    assertThat(Images.registry(image)).contains(host);
  }

  @ParameterizedTest
  @ValueSource(strings = {"busybox", "a/b:1", "sha256:00", "", "/x", "a.b{}/c"})
  void someImagesNameNone(String image) {
    assertThat(Images.registry(image)).isEmpty();
  }

  @Test
  void tagsAreNotPorts() {
    assertThat(Images.tag("mirror:5000/mysql")).isEmpty();
    assertThat(Images.tag("mirror:5000/mysql:5.7@sha256:00")).contains("5.7");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.9.9.9",
        "localhost",
        "[::1]",
        "0:0:0:0:0:0:0:1",
        "0.0.0.0",
        "[::]",
        "HOST.docker.internal"
      })
  void theseAreThisMachine(String host) {
    assertThat(Loopback.is(host)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.1", "127.example.org", "localhost.example.org", "::2"})
  void theseAreOthers(String host) {
    assertThat(Loopback.is(host)).isFalse();
  }

  @Test
  void freeSpaceIsTheFourthColumn() {
    assertThat(
            ExecDisk.parse(
                """
                Filesystem     1024-blocks      Used Available Capacity Mounted on
                /dev/my disk      98831908  77245668  16520172      83% /data/shared
                """))
        .hasValue(16520172L * 1024);
    assertThat(ExecDisk.parse("df: unknown option")).isEqualTo(OptionalLong.empty());
    assertThat(ExecDisk.parse("x 1 1 99999999999999999999 1% /")).isEmpty();
  }

  @Test
  void theBackEndFollowsTheClientUnlessItIsNamed() {
    var none = Optional.<Client>empty();
    assertThat(new BackEnd(Map.of()).address(none))
        .contains(URI.create("https://api.tracebloc.io/"));
    assertThat(new BackEnd(Map.of(BackEnd.VARIABLE, "http://127.0.0.1:8")).address(none))
        .contains(URI.create("http://127.0.0.1:8"));
    assertThat(new BackEnd(Map.of(BackEnd.VARIABLE, "own.example")).address(none))
        .contains(URI.create("https://own.example"));
    assertThatThrownBy(() -> new BackEnd(Map.of(BackEnd.VARIABLE, "://")).address(none))
        .isInstanceOf(LocalFailure.class);
  }

  @Test
  void evidenceIsPrintableAndBounded() {
    assertThat(Verdict.ok("a\u001b[31m\nb").evidence()).isEqualTo("a\\x1b[31m\\nb");
    assertThat(Verdict.ok("x".repeat(1000)).evidence()).hasSize(403);
  }

  @Test
  void passwordsOfProxiesAreNotShown() {
    var report = new Patient().doctor().examine(DoctorRequest.everything());
    assertThat(report.toString()).doesNotContain("secret@").doesNotContain("user:secret");
  }
}
