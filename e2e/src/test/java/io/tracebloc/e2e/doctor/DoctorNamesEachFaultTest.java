package io.tracebloc.e2e.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.tracebloc.engine.doctor.DoctorRequest;
import io.tracebloc.engine.doctor.Verdict.Result;
import io.tracebloc.engine.failure.CheckId;
import io.tracebloc.sandbox.api.RequestInterceptor;
import io.tracebloc.sandbox.standin.release.ReleaseSpec;
import io.tracebloc.sandbox.store.ResourceTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Breaks the practice cluster in each way of the checklist (releases.md 5.2) and sees that the
 * doctor names exactly that.
 */
@Timeout(180)
class DoctorNamesEachFaultTest {
  private static final String NAMESPACE = Ward.NAMESPACE;
  private static final String MANAGER = "practice-jobs-manager";

  @TempDir static Path folder;
  private static Ward ward;
  private static Map<CheckId, Result> healthy;

  @BeforeAll
  static void start() throws Exception {
    ward = new Ward(folder);
    var answered = ward.practice.api().requests();
    answered.clear();
    healthy = Ward.results(ward.examine());
    assertThat(answered.entries().size()).as(answered.entries().toString()).isLessThanOrEqualTo(25);
    assertThat(answered.entries())
        .as("nothing is changed")
        .allMatch(
            call ->
                call.method().equals("GET")
                    || call.path().contains("/selfsubject")
                    || call.path().endsWith("/exec"));
  }

  @AfterAll
  static void stop() {
    if (ward != null) {
      ward.close();
    }
  }

  /** What differs from the healthy cluster while something is broken. */
  private static Map<CheckId, Result> whileBroken(Runnable repair) {
    try {
      return differing(Ward.results(ward.examine()));
    } finally {
      repair.run();
    }
  }

  private static Map<CheckId, Result> differing(Map<CheckId, Result> results) {
    var differing = new EnumMap<CheckId, Result>(CheckId.class);
    results.forEach(
        (check, result) -> {
          if (healthy.get(check) != result) {
            differing.put(check, result);
          }
        });
    return differing;
  }

  @Test
  void aHealthyClusterIsWell() {
    // Reading does not prove C9 and X12, whose column OK is empty.
    var unproven = Set.of(CheckId.C9, CheckId.X12);
    assertThat(healthy)
        .allSatisfy(
            (check, result) ->
                assertThat(result)
                    .as(check.name())
                    .isEqualTo(unproven.contains(check) ? Result.UNKNOWN : Result.OK));
    assertThat(healthy).hasSize(22);
  }

  @Test
  void aCrashingPod() {
    assertThat(whileBroken(pod("crash", "Running", waiting("CrashLoopBackOff", 2))))
        .isEqualTo(Map.of(CheckId.C2, Result.FAIL));
  }

  @Test
  void aPendingPod() {
    assertThat(whileBroken(pod("pending", "Pending", waiting("ContainerCreating", 0))))
        .isEqualTo(Map.of(CheckId.C2, Result.WARN));
  }

  @Test
  void restarts() {
    assertThat(
            whileBroken(
                pod(
                    "again",
                    "Succeeded",
                    "[{\"name\":\"work\",\"restartCount\":3,\"state\":{\"running\":{}}}]")))
        .isEqualTo(Map.of(CheckId.C3, Result.WARN));
  }

  /** On a node that nobody watches; the scheduler lets it wait unless it has ended. */
  private static Runnable pod(String name, String phase, String containers) {
    return pod(name, phase, containers, "{}");
  }

  private static Runnable pod(String name, String phase, String containers, String labels) {
    return ward.add(
        ResourceTypes.PODS,
        """
        {"metadata": {"name": "%s", "namespace": "%s", "labels": %s},
         "spec": {"nodeName": "elsewhere", "containers": [{"name": "work", "image": "busybox"}]},
         "status": {"phase": "%s", "containerStatuses": %s}}
        """
            .formatted(name, NAMESPACE, labels, phase, containers));
  }

  private static String waiting(String reason, int restarts) {
    return """
        [{"name": "work", "image": "busybox", "restartCount": %d,
          "state": {"waiting": {"reason": "%s"}}}]
        """
        .formatted(restarts, reason);
  }

  private static final String STAGE =
      "{\"tracebloc.io/component\": \"stage-pod\", \"app.kubernetes.io/managed-by\":"
          + " \"tracebloc-cli\"}";

  @Test
  void aForgottenStagePod() {
    assertThat(whileBroken(pod("stage", "Failed", "[]", STAGE)))
        .isEqualTo(Map.of(CheckId.X10, Result.WARN));
  }

  @Test
  void aStageImageThatCannotBeHad() {
    // As old as this test makes everything, it is left over as well.
    assertThat(whileBroken(pod("stage", "Pending", waiting("ErrImagePull", 0), STAGE)))
        .isEqualTo(Map.of(CheckId.X10, Result.WARN, CheckId.X12, Result.FAIL));
  }

  @Test
  void aClaimThatIsBeingDeleted() {
    var repair =
        ward.change(
            ResourceTypes.PERSISTENT_VOLUME_CLAIMS,
            NAMESPACE,
            "client-pvc",
            claim -> {
              deleted(claim);
              return claim;
            });
    assertThat(whileBroken(repair)).isEqualTo(Map.of(CheckId.C4, Result.FAIL));
  }

  /** As by {@code kubectl delete pvc} while a Pod uses it. */
  private static void deleted(ObjectNode claim) {
    var metadata = (ObjectNode) claim.path("metadata");
    metadata.put("deletionTimestamp", "2026-05-04T12:00:00Z");
    metadata.putArray("finalizers").add("kubernetes.io/pvc-protection");
  }

  @Test
  void aNodeThatTakesNoPods() {
    var repair =
        ward.change(
            ResourceTypes.NODES,
            "",
            "practice-node",
            node -> {
              ((ObjectNode) node.path("spec")).put("unschedulable", true);
              return node;
            });
    assertThat(whileBroken(repair)).isEqualTo(Map.of(CheckId.C5, Result.FAIL));
  }

  @Test
  void severalNodesForAVolumeOfOne() {
    var repair =
        ward.add(
            ResourceTypes.NODES,
            "{\"metadata\": {\"name\": \"other\"}, \"spec\": {\"unschedulable\": true}}");
    assertThat(whileBroken(repair)).isEqualTo(Map.of(CheckId.X6, Result.WARN));
  }

  @Test
  void missingServiceAndAccount() {
    assertThat(whileBroken(ward.remove(ResourceTypes.SERVICES, NAMESPACE, "jobs-manager")))
        .isEqualTo(Map.of(CheckId.X2, Result.FAIL));
    assertThat(whileBroken(ward.remove(ResourceTypes.SERVICE_ACCOUNTS, NAMESPACE, "ingestor")))
        .isEqualTo(Map.of(CheckId.X2, Result.FAIL));
  }

  @Test
  void noRightToReviewTokens() {
    assertThat(whileBroken(ward.remove(ResourceTypes.CLUSTER_ROLES, "", MANAGER + "-rbac")))
        .isEqualTo(Map.of(CheckId.X3, Result.FAIL));
  }

  @Test
  void aFailedFirstInstall() {
    assertThat(whileBroken(status("failed"))).isEqualTo(Map.of(CheckId.X8, Result.FAIL));
  }

  private static Runnable status(String status) {
    return ward.change(
        ResourceTypes.SECRETS,
        NAMESPACE,
        "sh.helm.release.v1.practice.v1",
        record -> {
          ((ObjectNode) record.path("metadata").path("labels")).put("status", status);
          return record;
        });
  }

  @Test
  void anUpgradeThatHangs() {
    var repair =
        ward.add(
            ResourceTypes.SECRETS,
            """
            {"metadata": {"name": "sh.helm.release.v1.practice.v2", "namespace": "%s", "labels":
              {"owner": "helm", "name": "practice", "status": "pending-upgrade", "version": "2"}},
             "type": "helm.sh/release.v1"}
            """
                .formatted(NAMESPACE));
    assertThat(whileBroken(repair)).isEqualTo(Map.of(CheckId.X8, Result.WARN));
  }

  @Test
  void anUpgradeThatFailedByItself() {
    var owner =
        ward.practice
            .objects()
            .find(ResourceTypes.CRON_JOBS, NAMESPACE, "practice-auto-upgrade")
            .orElseThrow();
    var repair =
        ward.add(
            ResourceTypes.JOBS,
            """
            {"metadata": {"name": "practice-auto-upgrade-1", "namespace": "%s", "ownerReferences":
               [{"apiVersion": "batch/v1", "kind": "CronJob", "name": "practice-auto-upgrade",
                 "uid": "%s", "controller": true}]},
             "spec": {"template": {"spec": {"containers": []}}},
             "status": {"conditions": [{"type": "Failed", "status": "True"}]}}
            """
                .formatted(NAMESPACE, owner.path("metadata").path("uid").asString("")));
    assertThat(whileBroken(repair)).isEqualTo(Map.of(CheckId.X9, Result.WARN));
  }

  @Test
  void anOldKubernetes() {
    ward.interceptor.set(
        call ->
            call.path().equals("/version")
                ? new RequestInterceptor.Answer(
                    200, "application/json", "{\"gitVersion\": \"v1.23.1\"}")
                : new RequestInterceptor.Proceed());
    assertThat(whileBroken(() -> ward.interceptor.set(RequestInterceptor.NONE)))
        .isEqualTo(Map.of(CheckId.X7, Result.FAIL));
  }

  @Test
  void chartsWhoseDirectoryIsNotWritable() {
    // The probe of X1 came later than both.
    assertThat(whileBroken(chart("1.9.19")))
        .isEqualTo(Map.of(CheckId.X1, Result.WARN, CheckId.X5, Result.FAIL));
    assertThat(whileBroken(chart("1.9.29")))
        .isEqualTo(Map.of(CheckId.X1, Result.WARN, CheckId.X5, Result.WARN));
  }

  private static Runnable chart(String version) {
    return ward.change(
        ResourceTypes.DEPLOYMENTS,
        NAMESPACE,
        MANAGER,
        deployment -> {
          ((ObjectNode) deployment.path("metadata").path("labels"))
              .put("helm.sh/chart", "client-" + version);
          return deployment;
        });
  }

  @Test
  void aProxyThatIsGone() {
    var repair = ward.remove(ResourceTypes.DEPLOYMENTS, NAMESPACE, "practice-requests-proxy");
    assertThat(whileBroken(repair)).isEqualTo(Map.of(CheckId.C9, Result.FAIL));
    ward.awaitCompanions();
  }

  @Test
  void aBackEndThatDoesNotAnswer() {
    var results =
        Ward.results(
            ward.examine(
                ward.practice.kubeconfig(), DoctorRequest.everything(), "http://127.0.0.1:1"));
    assertThat(differing(results)).isEqualTo(Map.of(CheckId.C8, Result.FAIL));
  }

  @Test
  void aDatasetThatDoesNotFit() {
    var request =
        new DoctorRequest(Optional.empty(), Set.of(), false, OptionalLong.of(Long.MAX_VALUE / 2));
    var results =
        Ward.results(ward.examine(ward.practice.kubeconfig(), request, ward.backEndAddress()));
    assertThat(differing(results)).isEqualTo(Map.of(CheckId.X11, Result.FAIL));
  }

  @Test
  void anotherNamespaceHasNoClient() throws Exception {
    var kubeconfig = folder.resolve("elsewhere.kubeconfig");
    Files.writeString(
        kubeconfig,
        Files.readString(ward.practice.kubeconfig())
            .replace("namespace: practice", "namespace: default"));
    var report = ward.examine(kubeconfig, DoctorRequest.everything(), ward.backEndAddress());
    assertThat(report.clientMissing()).isTrue();
    assertThat(report.diagnoses().getFirst().verdict().evidence())
        .contains("there is one in practice");
  }

  @Test
  void rightsThatPushingNeeds() throws Exception {
    var kubeconfig = ward.practice.dataScientistKubeconfig();
    var before =
        Ward.results(ward.examine(kubeconfig, DoctorRequest.everything(), ward.backEndAddress()));
    assertThat(before).containsEntry(CheckId.X4, Result.WARN).doesNotContainValue(Result.FAIL);
    var repair =
        ward.change(
            ResourceTypes.ROLES,
            NAMESPACE,
            "data-scientist",
            role -> {
              role.path("rules")
                  .forEach(
                      rule -> {
                        var resources = (ArrayNode) rule.path("resources");
                        for (var at = resources.size() - 1; at >= 0; at--) {
                          if (resources.path(at).asString("").equals("pods/portforward")) {
                            resources.remove(at);
                          }
                        }
                      });
              return role;
            });
    try {
      var report = ward.examine(kubeconfig, DoctorRequest.everything(), ward.backEndAddress());
      var results = Ward.results(report);
      assertThat(results.remove(CheckId.X4)).isEqualTo(Result.FAIL);
      before.remove(CheckId.X4);
      assertThat(results).isEqualTo(before);
      assertThat(report.diagnoses())
          .filteredOn(diagnosis -> diagnosis.check() == CheckId.X4)
          .first()
          .extracting(diagnosis -> diagnosis.verdict().evidence())
          .isEqualTo("you may not: get pods/portforward, create pods/portforward");
    } finally {
      repair.run();
    }
  }

  @Test
  void aProbeTriesAndLeavesNothing() {
    var request = new DoctorRequest(Optional.empty(), Set.of(), true, OptionalLong.empty());
    var results =
        Ward.results(ward.examine(ward.practice.kubeconfig(), request, ward.backEndAddress()));
    assertThat(differing(results)).isEqualTo(Map.of(CheckId.X12, Result.OK));
    await(
        () ->
            ward.practice.objects().list(ResourceTypes.PODS, Optional.of(NAMESPACE)).stream()
                .noneMatch(
                    pod -> pod.path("metadata").path("name").asString("").contains("doctor")));
    assertThat(ward.practice.sharedDirectory().resolve(".tracebloc-staging")).doesNotExist();
  }

  private static void await(BooleanSupplier done) {
    var deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** Last, as jobs-manager starts again for it. */
  @Test
  void whatJobsManagerIsTold() throws Exception {
    var release = ReleaseSpec.of("practice", NAMESPACE);
    var wrong =
        Map.of(
            "RESOURCE_REQUESTS", "cpu=4096,memory=8Gi",
            "IMAGE_PULL_SECRET_NAME", "nowhere",
            "REQUESTS_PROXY_URL", "");
    for (var variable : List.copyOf(wrong.keySet())) {
      ward.practice.setFault(release, variable, wrong.get(variable));
    }
    try {
      assertThat(differing(Ward.results(ward.examine())))
          .isEqualTo(
              Map.of(CheckId.C5, Result.FAIL, CheckId.C6, Result.FAIL, CheckId.C7, Result.WARN));
    } finally {
      ward.practice.setFault(release, "RESOURCE_REQUESTS", "");
      ward.practice.setFault(release, "IMAGE_PULL_SECRET_NAME", "");
      ward.practice.setFault(release, "REQUESTS_PROXY_URL", "http://requests-proxy-service:8888");
      ward.awaitCompanions();
    }
  }
}
