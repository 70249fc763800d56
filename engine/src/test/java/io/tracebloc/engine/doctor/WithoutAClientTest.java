package io.tracebloc.engine.doctor;

import static io.tracebloc.engine.doctor.Patient.APPS;
import static io.tracebloc.engine.doctor.Patient.items;
import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** C1, and what the other checks say when it does not find a client. */
class WithoutAClientTest {
  private static final String EVERYWHERE =
      "/apis/apps/v1/deployments?labelSelector=app.kubernetes.io%2Fname%3Dclient%2Capp.kubernetes.io%2Fmanaged-by%3DHelm";

  private final Patient patient = new Patient();

  private DoctorReport examine() {
    return examine(patient);
  }

  private static DoctorReport examine(Patient patient) {
    return patient.doctor().examine(DoctorRequest.everything());
  }

  private static Verdict verdict(DoctorReport report, CheckId check) {
    return report.diagnoses().stream()
        .filter(diagnosis -> diagnosis.check() == check)
        .findAny()
        .orElseThrow()
        .verdict();
  }

  @Test
  void ifTheServerIsAwayOnlyTheBackEndIsAsked() {
    var report = examine(patient.dead());
    assertThat(report.diagnoses())
        .filteredOn(diagnosis -> diagnosis.verdict().result() != Result.UNKNOWN)
        .extracting(Diagnosis::check)
        .containsExactly(CheckId.C1, CheckId.C8);
    assertThat(verdict(report, CheckId.C1).result()).isEqualTo(Result.FAIL);
    assertThat(verdict(report, CheckId.C8).result()).isEqualTo(Result.OK);
    assertThat(report.clientMissing()).isFalse();
    assertThat(patient.asked()).hasSize(1);
  }

  @Test
  void aServerOnThisMachineIsStartedWithDocker() {
    var report = examine(patient.at("https://0.0.0.0:6443", "lab").dead());
    assertThat(verdict(report, CheckId.C1).remedy().toString()).contains("start Docker");
    assertThat(report.diagnoses()).noneMatch(diagnosis -> diagnosis.check() == CheckId.H1);
  }

  @ParameterizedTest
  @CsvSource({"401, Log in", "500, in trouble"})
  void aServerThatAnswersNeedsNoDocker(int code, String remedy) {
    patient.at("https://127.0.0.1:6443", "k3d-lab").refuse(APPS + "deployments", code);
    assertThat(verdict(examine(), CheckId.C1).remedy().toString())
        .contains(remedy)
        .doesNotContain("Docker");
  }

  @Test
  void thatThereIsNoneIsKnown() {
    patient.put(APPS + "deployments", items("{metadata: {name: web-jobs-manager}}"));
    var report = examine();
    assertThat(verdict(report, CheckId.C1).result()).isEqualTo(Result.FAIL);
    assertThat(report.clientMissing()).isTrue();
    assertThat(verdict(report, CheckId.C4).result()).isEqualTo(Result.UNKNOWN);
    assertThat(verdict(report, CheckId.X7).result()).isEqualTo(Result.OK);
  }

  @Test
  void oneInAnotherNamespaceIsSuggested() {
    var elsewhere =
        patient
            .first(APPS + "deployments")
            .toString()
            .replace("\"metadata\":{", "\"metadata\":{\"namespace\":\"east\",");
    patient.put(EVERYWHERE, items(elsewhere)).put(APPS + "deployments", items());
    assertThat(verdict(examine(), CheckId.C1).evidence()).contains("there is one in east");
  }

  @Test
  void severalAreNotGuessedAmong() {
    var other = patient.first(APPS + "deployments").toString().replace("tb", "other");
    patient.add(APPS + "deployments", other);
    var report = examine();
    assertThat(verdict(report, CheckId.C1).evidence()).contains("tb, other");
    assertThat(report.clientMissing()).isFalse();
    var named =
        patient
            .doctor()
            .examine(
                new DoctorRequest(
                    Optional.of("tb"), Set.of(CheckId.C1), false, OptionalLong.empty()));
    assertThat(named.release()).contains("tb");
    assertThat(named.diagnoses()).hasSize(1);
  }

  @Test
  void oneOfAnotherNameIsNotTheOneThatWasNamed() {
    var report =
        patient
            .doctor()
            .examine(new DoctorRequest(Optional.of("x"), Set.of(), false, OptionalLong.empty()));
    assertThat(report.clientMissing()).isTrue();
    assertThat(verdict(report, CheckId.C1).evidence()).contains("release x").contains("but tb");
  }

  @Test
  void beingRefusedIsNotThatThereIsNone() {
    var report = examine(patient.refuse(APPS + "deployments", 403));
    assertThat(verdict(report, CheckId.C1).result()).isEqualTo(Result.UNKNOWN);
    assertThat(report.clientMissing()).isFalse();
  }
}
