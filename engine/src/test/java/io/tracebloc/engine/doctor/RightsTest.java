package io.tracebloc.engine.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.doctor.Permissions.Rule;
import io.tracebloc.engine.doctor.Verdict.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

/** X4 asks one question where that is enough, and never many. */
class RightsTest {
  private static final Rule NEARLY_ALL =
      new Rule(
          List.of("*"),
          List.of(
              "deployments",
              "services",
              "configmaps",
              "persistentvolumeclaims",
              "events",
              "pods",
              "pods/log",
              "jobs",
              "secrets",
              "nodes",
              "persistentvolumes",
              "storageclasses"),
          List.of("get", "list", "watch", "create", "delete"),
          false);
  private static final Rule TOKEN =
      new Rule(List.of(""), List.of("serviceaccounts/token"), List.of("create"), false);
  private static final Rule STREAMS =
      new Rule(List.of(""), List.of("*/exec", "pods/portforward"), List.of("*"), false);

  private final Patient patient = new Patient();

  private Verdict verdict() {
    return new RightsCheck(patient, "lab").allowed();
  }

  @Test
  void completeRulesAreTakenAtTheirWord() {
    patient.rules(true, NEARLY_ALL, TOKEN, STREAMS);
    assertThat(verdict().result()).isEqualTo(Result.OK);
    assertThat(patient.asked()).containsExactly("rules");
  }

  @Test
  void whatIsMissingIsTheRuleToAdd() {
    patient.rules(true, NEARLY_ALL, TOKEN);
    var verdict = verdict();
    assertThat(verdict.result()).isEqualTo(Result.FAIL);
    assertThat(verdict.evidence())
        .contains("get pods/exec, create pods/exec, get pods/portforward, create pods/portforward");
    assertThat(verdict.remedy().orElseThrow().toString())
        .contains(
            "{apiGroups: [\"\"], resources: [\"pods/exec\", \"pods/portforward\"], verbs: [get,"
                + " create]}");
    assertThat(patient.asked()).containsExactly("rules");
  }

  @Test
  void aRuleForCertainNamesIsNoRight() {
    var named = new Rule(TOKEN.groups(), TOKEN.resources(), TOKEN.verbs(), true);
    patient.rules(true, NEARLY_ALL, named, STREAMS);
    assertThat(verdict().evidence()).isEqualTo("you may not: create serviceaccounts/token");
  }

  @Test
  void whatAnIncompleteListDoesNotShowIsAskedFor() {
    patient.rules(false, NEARLY_ALL, STREAMS).allowing("create serviceaccounts/token");
    assertThat(verdict().result()).isEqualTo(Result.OK);
    assertThat(patient.asked())
        .containsExactly("rules", "may I * *", "may I create serviceaccounts/token");
  }

  @Test
  void oneQuestionIsEnoughForAnAdministrator() {
    patient.rules(false).allowing("* *");
    assertThat(verdict().result()).isEqualTo(Result.OK);
    assertThat(patient.asked()).hasSize(2);
  }

  @Test
  void questionsHaveAnEnd() {
    patient.rules(false).allowing();
    assertThat(verdict().result()).isEqualTo(Result.FAIL);
    assertThat(patient.asked()).hasSize(7);
  }

  @Test
  void whatWasNotAskedIsNotClaimed() {
    patient
        .rules(false, TOKEN, STREAMS)
        .allowing(
            "get deployments",
            "list deployments",
            "get services",
            "list services",
            "get configmaps");
    var verdict = verdict();
    assertThat(verdict.result()).isEqualTo(Result.UNKNOWN);
    assertThat(verdict.evidence()).contains("list configmaps").doesNotContain("get services");
  }
}
