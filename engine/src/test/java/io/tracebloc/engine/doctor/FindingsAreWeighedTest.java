package io.tracebloc.engine.doctor;

import static io.tracebloc.engine.doctor.Patient.CORE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.CheckId.Group;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What decides whether a release is connected and ready ({@code contract/releases.md} 5.2): of the
 * reference client's checks C1, C2, C4, C5, C6 and C9 do, C3, C7 and C8 are details.
 */
class FindingsAreWeighedTest {
  private static DoctorReport report(Patient patient) {
    return patient.doctor().examine(DoctorRequest.everything());
  }

  @Test
  void aHealthyReleaseIsReady() {
    assertThat(report(new Patient()).status()).isEqualTo(Result.OK);
    assertThat(report(new Patient()).blocking()).isEmpty();
  }

  @Test
  void aPodThatIsPendingForLongIsNotReady() {
    var pod =
        "{metadata: {name: slow, creationTimestamp: '2026-05-04T11:54:59Z'},"
            + " status: {phase: Pending}}";
    var report = report(new Patient().add(CORE + "pods", pod));
    assertThat(report.blocking()).containsExactly(CheckId.C2);
    assertThat(report.status()).isEqualTo(Result.FAIL);
    assertThat(report.diagnoses())
        .filteredOn(diagnosis -> diagnosis.check() == CheckId.C2)
        .allMatch(diagnosis -> diagnosis.verdict().result() == Result.WARN);
  }

  @Test
  void podsThatMayNotBeSeenAreNoReason() {
    assertThat(report(new Patient().refuse(CORE + "pods", 403)).blocking()).isEmpty();
  }

  @Test
  void aBackEndThatDoesNotAnswerThisMachineIsAHint() {
    var report = report(new Patient().offline());
    assertThat(report.blocking()).isEmpty();
    assertThat(report.status()).isEqualTo(Result.WARN);
  }

  @ParameterizedTest
  @MethodSource("io.tracebloc.engine.doctor.EachFaultIsNamedTest#faults")
  void everyOtherFindingWeighsWhatItSays(EachFaultIsNamedTest.Fault fault) {
    var patient = new Patient();
    fault.breaking().accept(patient);
    var failed = fault.result() == Result.FAIL;
    var expected =
        switch (fault.check()) {
          case C2 -> true;
          case C8 -> false;
          default -> failed;
        };
    assertThat(report(patient).blocking().contains(fault.check())).isEqualTo(expected);
    assertThat(fault.check().group()).isNotEqualTo(Group.MACHINE);
  }
}
