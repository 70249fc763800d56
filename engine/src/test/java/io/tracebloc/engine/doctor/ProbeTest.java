package io.tracebloc.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a probe has seen decides, and there is none unless it was asked for. */
class ProbeTest {
  private static final Set<CheckId> PROBED = Set.of(CheckId.X5, CheckId.X11, CheckId.X12);

  private static Map<CheckId, Verdict> verdicts(Probe probe, Set<CheckId> checks, boolean wanted) {
    var verdicts = new EnumMap<CheckId, Verdict>(CheckId.class);
    new Patient()
        .probe(probe)
        .doctor()
        .examine(new DoctorRequest(Optional.empty(), checks, wanted, OptionalLong.empty()))
        .diagnoses()
        .forEach(diagnosis -> verdicts.put(diagnosis.check(), diagnosis.verdict()));
    return verdicts;
  }

  private static Probe.Seen seen(String pod, String trouble) {
    return new Probe.Seen(
        Optional.ofNullable(pod),
        OptionalLong.of(1_000_000_000L),
        Optional.ofNullable(trouble),
        "Name one that it can pull");
  }

  @Test
  void aPodThatWroteSettlesThreeChecks() {
    assertThat(verdicts(() -> seen("p", null), PROBED, true).values())
        .allMatch(verdict -> verdict.result() == Result.OK);
  }

  @Test
  void aPodThatMayNotWriteIsTheFaultOfTheDirectory() {
    var verdicts = verdicts(() -> seen("p", "mkdir: Permission denied"), PROBED, true);
    assertThat(verdicts.get(CheckId.X5).result()).isEqualTo(Result.FAIL);
    assertThat(verdicts.get(CheckId.X5).remedy())
        .contains(new Remedy.OnNode(List.of("sudo", "chmod", "2777", "/tracebloc/tb/data")));
    assertThat(verdicts.get(CheckId.X12).result()).isEqualTo(Result.OK);
  }

  @Test
  void aPodThatNeverRanSaysNothingOfTheDirectory() {
    var verdicts = verdicts(() -> seen(null, "ErrImagePull: no such image"), PROBED, true);
    assertThat(verdicts.get(CheckId.X5).result()).isEqualTo(Result.UNKNOWN);
    assertThat(verdicts.get(CheckId.X12).result()).isEqualTo(Result.FAIL);
  }

  @Test
  void thereIsNoneUnlessItIsAskedForAndOfUse() {
    Probe none =
        () -> {
          throw new AssertionError("no Pod expected");
        };
    assertThat(verdicts(none, PROBED, false)).hasSize(3);
    assertThat(verdicts(none, Set.of(CheckId.C4), true)).hasSize(1);
  }
}
