package io.tracebloc.commands;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.doctor.Diagnosis;
import io.tracebloc.engine.doctor.DoctorReport;
import io.tracebloc.engine.doctor.Remedy;
import io.tracebloc.engine.doctor.Verdict;
import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.engine.failure.ClusterFailure;
import io.tracebloc.engine.failure.CredentialFailure;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
  private static final Verdict WELL = new Verdict(Result.OK, "fine", Optional.empty());
  private static final Verdict BROKEN =
      new Verdict(
          Result.FAIL,
          "claim is Pending",
          Optional.of(Remedy.run("kubectl", "describe", "pvc", "my claim", "-n", "lab")));
  private static final Verdict ODD =
      new Verdict(Result.WARN, "odd", Optional.of(Remedy.say("Choose with {flag:context}")));
  private static final Verdict OPEN =
      new Verdict(
          Result.UNKNOWN, "not tried", Optional.of(Remedy.again("--checks", "X5", "--probe")));

  private final Terminal terminal = new Terminal();

  private static DoctorReport report(boolean missing, Diagnosis... diagnoses) {
    return new DoctorReport("east", "lab", Optional.of("tb"), missing, List.of(diagnoses));
  }

  private void found(Diagnosis... diagnoses) {
    terminal.engine().findings(report(false, diagnoses));
  }

  @Test
  void whatIsWrongIsToldWithWhatToDo() {
    found(
        new Diagnosis(CheckId.C1, WELL),
        new Diagnosis(CheckId.C4, BROKEN),
        new Diagnosis(CheckId.X5, OPEN),
        new Diagnosis(CheckId.X7, ODD));
    var result = terminal.run("doctor", "--context", "east");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .isEqualTo(
            """
            Context east, namespace lab, release tb

            Client
              ✓ C1  Cluster reachable and client found
              ✗ C4  Data volume: claim is Pending
                     do: kubectl describe pvc 'my claim' -n lab --context east

            Pushing datasets
              ? X5  Staging directory writable: not tried
                     do: kubectl tracebloc doctor -n lab --release tb --context east --checks X5 --probe
              ! X7  Kubernetes version: odd
                     do: Choose with --context

            4 checks: 1 ok, 1 warnings, 1 failed, 1 not known
            Not ready because of C4
            """);
  }

  @Test
  void aWarningCanMeanThatItIsNotReady() {
    found(new Diagnosis(CheckId.C2, ODD.countingAs(Result.FAIL)));
    var result = terminal.run("doctor");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .contains("  ! C2  Pod health: odd")
        .endsWith("1 warnings, 0 failed, 0 not known\nNot ready because of C2\n");
  }

  @Test
  void aFailureCanBeAHintOnly() {
    found(new Diagnosis(CheckId.C8, BROKEN.countingAs(Result.WARN)));
    var result = terminal.run("doctor", "-o", "json");
    assertThat(result.code()).isZero();
    assertThat(result.out())
        .contains("\"status\": \"warn\"")
        .contains("\"blocking\": [ ]")
        .contains("\"result\": \"fail\"");
  }

  @Test
  void whatIsToBeDoneOnTheNodeSaysSo() {
    var remedy = new Remedy.OnNode(List.of("sudo", "chmod", "2777", "/data of {flag:context}"));
    found(new Diagnosis(CheckId.X5, new Verdict(Result.FAIL, "closed", Optional.of(remedy))));
    assertThat(terminal.run("doctor", "--context", "east").out())
        .contains("do: on the node: sudo chmod 2777 '/data of {flag:context}'\n");
  }

  @Test
  void evidenceOfWhatIsWellIsThereForThoseWhoAsk() {
    found(new Diagnosis(CheckId.C1, WELL));
    assertThat(terminal.run("doctor", "-v").out()).contains("client found: fine");
  }

  @Test
  void warningsAndUnknownsAreNoFailure() {
    found(new Diagnosis(CheckId.X7, ODD), new Diagnosis(CheckId.X5, OPEN));
    assertThat(terminal.run("doctor").code()).isZero();
  }

  @Test
  void withoutAClientTheCodeIsThree() {
    terminal.engine().findings(report(true, new Diagnosis(CheckId.C1, BROKEN)));
    assertThat(terminal.run("doctor").code()).isEqualTo(3);
    terminal.engine().findings(report(true, new Diagnosis(CheckId.X5, OPEN)));
    var result = terminal.run("doctor", "--checks", "X5", "-o", "json");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).contains("\"status\": \"fail\"");
  }

  @Test
  void withoutAUsableKubeconfigTheCodeIsThree() {
    terminal.engine().failWith(new CredentialFailure("no certificate", "Fetch one"));
    var result = terminal.run("doctor");
    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("no certificate").doesNotContain("Look closer");
  }

  @Test
  void itDoesNotPointToItself() {
    terminal.engine().failWith(new ClusterFailure("gone", "").explainedBy(CheckId.C1));
    assertThat(terminal.run("doctor").err()).doesNotContain("Look closer");
  }

  @Test
  void programsGetOneObject() {
    found(new Diagnosis(CheckId.C1, WELL), new Diagnosis(CheckId.C4, BROKEN));
    var result = terminal.run("doctor", "-o", "json");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out())
        .isEqualTo(
            """
            {
                "status": "fail",
                "context": "east",
                "namespace": "lab",
                "release": "tb",
                "blocking": [
                    "C4"
                ],
                "checks": [
                    {
                        "id": "C1",
                        "title": "Cluster reachable and client found",
                        "result": "ok",
                        "evidence": "fine"
                    },
                    {
                        "id": "C4",
                        "title": "Data volume",
                        "result": "fail",
                        "evidence": "claim is Pending",
                        "remedy": "kubectl describe pvc 'my claim' -n lab"
                    }
                ],
                "exit_code": 2
            }
            """);
  }

  @Test
  void checksAreChosenByTheirIds() {
    found();
    assertThat(terminal.run("doctor", "--checks", "c4,X5", "--probe", "--release", "tb").code())
        .isZero();
    var request = terminal.engine().examined();
    assertThat(request.checks()).isEqualTo(Set.of(CheckId.C4, CheckId.X5));
    assertThat(request.probe()).isTrue();
    assertThat(request.release()).contains("tb");
  }

  @Test
  void unknownChecksAreRefusedWithTheList() {
    var result = terminal.run("doctor", "--checks", "C4,X99");
    assertThat(result.code()).isEqualTo(2);
    assertThat(result.err()).contains("'X99' is no check; there are C1, C2").contains("H9");
    assertThat(terminal.engine().idle()).isTrue();
  }

  @Test
  void sizesAreReadAsPeopleWriteThem() {
    found();
    terminal.run("doctor", "--data-size", "1.5GiB");
    assertThat(terminal.engine().examined().dataSize()).hasValue(1536L << 20);
    assertThat(terminal.run("doctor", "--data-size", "much").code()).isEqualTo(2);
  }

  @Test
  void helmNamesTheReleaseFirst() {
    found(new Diagnosis(CheckId.X5, OPEN));
    var result = terminal.of(Host.HELM).run("doctor", "tb", "-n", "lab");
    assertThat(terminal.engine().examined().release()).contains("tb");
    assertThat(result.out()).contains("do: helm tracebloc doctor tb -n lab --checks X5 --probe");
  }

  @Test
  void rightsAreForWhoeverIsNamed() {
    assertThat(terminal.run("doctor", "--rbac", "--user", "alice").out())
        .isEqualTo("rights of User[name=alice]\n");
    assertThat(terminal.engine().cluster().user()).isEmpty();
    assertThat(terminal.run("doctor", "--rbac", "--serviceaccount", "ci:robot").out())
        .contains("ServiceAccount[namespace=ci, name=robot]");
    assertThat(terminal.run("doctor", "--rbac").out()).isEqualTo("rights of the caller\n");
  }

  @Test
  void rightsAreForOneSubject() {
    assertThat(terminal.run("doctor", "--rbac", "--user", "a", "--group", "b").code()).isEqualTo(2);
    assertThat(terminal.run("doctor", "--rbac", "--serviceaccount", "robot").code()).isEqualTo(2);
    assertThat(terminal.run("doctor", "--group", "b").code()).isEqualTo(2);
  }

  @Test
  void besideRightsUserIsAConnectionFlag() {
    found();
    terminal.run("doctor", "--user", "other");
    assertThat(terminal.engine().cluster().user()).contains("other");
  }

  @Test
  void terminalsWithoutUnicodeGetPlainSigns() {
    found(new Diagnosis(CheckId.C1, WELL), new Diagnosis(CheckId.C4, BROKEN));
    var result = terminal.plain().run("doctor");
    assertThat(result.out()).contains("  ok C1 ").contains("  x  C4 ");
    assertThat(result.out()).isEqualTo(result.out().replaceAll("[^\\x00-\\x7e]", ""));
  }
}
