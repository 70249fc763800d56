package io.tracebloc.engine.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tracebloc.engine.failure.Failure;
import io.tracebloc.engine.failure.ReleaseFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** The common rules of {@code contract/releases.md} 4 on many candidates. */
class TargetIsChosenTest {
  private static final Target SCANS = writable("scans", "scans-pvc", "/scans");
  private static final Target SLIDES = writable("slides", "slides-pvc", "/slides");
  private static final Target ARCHIVE =
      unusable("archive", new Storage.Bucket("s3://lab-archive", Optional.of("s3-key")));

  @Test
  void theOnlyWritableOneIsTaken() {
    var chosen = release(ARCHIVE, SCANS).choose(Optional.empty());

    assertThat(chosen.target()).isEqualTo(SCANS);
    assertThat(chosen.staging().claim()).isEqualTo("scans-pvc");
    assertThat(chosen.nextStep()).isEqualTo("Register it");
    assertThat(release(ARCHIVE, SCANS).staging().claim()).isEqualTo("scans-pvc");
  }

  @Test
  void amongSeveralOneMustBeNamed() {
    var release = release(SCANS, SLIDES, ARCHIVE);

    assertThatThrownBy(() -> release.choose(Optional.empty()))
        .isInstanceOf(ReleaseFailure.class)
        .hasMessageContaining("scans (pvc scans-pvc at /scans, rw)")
        .hasMessageContaining("archive (bucket s3://lab-archive, unsupported)")
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .extracting(Failure::remedy)
        .isEqualTo("Choose one with {flag:target}");
    assertThat(release.choose(Optional.of("slides")).target()).isEqualTo(SLIDES);
  }

  @Test
  void anUnknownNameIsAnsweredWithTheKnownOnes() {
    assertThatThrownBy(() -> release(SCANS).choose(Optional.of("scan\u001b")))
        .hasMessageContaining("no target scan\\x1b")
        .hasMessageContaining("scans (pvc scans-pvc");
  }

  @Test
  void anUnusableOneIsRefusedWithItsReasonAndAlternative() {
    assertThatThrownBy(() -> release(SCANS, ARCHIVE).choose(Optional.of("archive")))
        .hasMessageContaining("a bucket is no file system")
        .asInstanceOf(InstanceOfAssertFactories.type(Failure.class))
        .extracting(Failure::remedy)
        .isEqualTo("Use the vendor's tool");
    assertThatThrownBy(() -> release(ARCHIVE).choose(Optional.empty()))
        .hasMessageContaining("a bucket is no file system");
    assertThatThrownBy(() -> release(ARCHIVE, ARCHIVE).staging())
        .hasMessageContaining("archive (a bucket is no file system)");
  }

  private static InstalledRelease release(Target... targets) {
    return new InstalledRelease(
        "polyaxon",
        "plx",
        "polyaxon",
        "polyaxon",
        "1.10.1",
        "deployed",
        List.of(targets),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Target writable(String name, String claim, String path) {
    var staging =
        new StagingTarget(
            "polyaxon",
            claim,
            path,
            Optional.empty(),
            "default",
            StagingTarget.STAGE_USER,
            OptionalLong.empty(),
            OptionalLong.empty(),
            Map.of(),
            List.of());
    return new Target(
        name,
        "polyaxon",
        new Storage.Claim(claim),
        Optional.of(path),
        Optional.empty(),
        false,
        List.of(),
        new Offer.StageOnly("Register it"),
        Optional.of(staging),
        List.of());
  }

  private static Target unusable(String name, Storage storage) {
    return new Target(
        name,
        "polyaxon",
        storage,
        Optional.empty(),
        Optional.empty(),
        false,
        List.of(),
        new Offer.Unsupported("a bucket is no file system", "Use the vendor's tool"),
        Optional.empty(),
        List.of());
  }
}
