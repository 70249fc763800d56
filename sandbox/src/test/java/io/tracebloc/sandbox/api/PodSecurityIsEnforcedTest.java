package io.tracebloc.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pod Security levels, with the wording of a real API server. */
class PodSecurityIsEnforcedTest {
  private static final String HARDENED =
      "'allowPrivilegeEscalation':false,'capabilities':{'drop':['ALL']}";
  private static final String SAFE_POD =
      "'securityContext':{'runAsNonRoot':true,'seccompProfile':{'type':'RuntimeDefault'}}";
  private static TestCluster cluster;

  @BeforeAll
  static void start() throws IOException {
    cluster = new TestCluster();
    for (var level : new String[] {"baseline", "restricted"}) {
      cluster.admin.post(
          "/api/v1/namespaces",
          "{'metadata':{'name':'%s','labels':{'pod-security.kubernetes.io/enforce':'%s'}}}"
              .formatted(level, level));
    }
  }

  @AfterAll
  static void stop() {
    cluster.close();
  }

  @Test
  void aHardenedPodIsAdmittedByRestricted() {
    assertThat(create("restricted", SAFE_POD, HARDENED).code()).isEqualTo(201);
  }

  @Test
  void aPlainPodIsRefusedByRestrictedWithEveryReason() {
    assertThat(create("restricted", "'hostPID':false", "").message())
        .isEqualTo(
            "pods \"p\" is forbidden: violates PodSecurity \"restricted:latest\": allowPrivilegeEscalation != false (container \"c\" must set securityContext.allowPrivilegeEscalation=false), unrestricted capabilities (container \"c\" must set securityContext.capabilities.drop=[\"ALL\"]), runAsNonRoot != true (pod or container \"c\" must set securityContext.runAsNonRoot=true), seccompProfile (pod or container \"c\" must set securityContext.seccompProfile.type to \"RuntimeDefault\" or \"Localhost\")");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'hostNetwork':true | | host namespaces (hostNetwork=true)
          'volumes':[{'name':'v','hostPath':{'path':'/'}}] | | hostPath volumes (volume "v")
          'hostIPC':false | 'privileged':true | privileged (container "c" must not set securityContext.privileged=true)
          'hostIPC':false | 'capabilities':{'add':['NET_ADMIN']} | non-default capabilities (container "c" must not include "NET_ADMIN" in securityContext.capabilities.add)
          'securityContext':{'seccompProfile':{'type':'Unconfined'}} | | seccompProfile (pod must not set securityContext.seccompProfile.type to "Unconfined")
          """)
  void baselineRefusesWhatReachesTheHost(String pod, String container, String reason) {
    var answer = create("baseline", pod, container == null ? "" : container);

    assertThat(answer.code()).isEqualTo(403);
    assertThat(answer.message())
        .isEqualTo("pods \"p\" is forbidden: violates PodSecurity \"baseline:latest\": " + reason);
  }

  @Test
  void restrictedAlsoJudgesVolumesAndUsers() {
    var answer =
        create(
            "restricted",
            "'volumes':[{'name':'v','hostPath':{'path':'/'}}],'securityContext':{'runAsNonRoot':true,'runAsUser':0,'seccompProfile':{'type':'RuntimeDefault'}}",
            HARDENED);
    assertThat(answer.message())
        .endsWith(
            "restricted volume types (volume \"v\" uses restricted volume type \"hostPath\"), runAsUser=0 (pod must not set runAsUser=0)");
  }

  @Test
  void aNamespaceWithoutLevelAdmitsAll() {
    assertThat(create("default", "'hostNetwork':true", "'privileged':true").code()).isEqualTo(201);
  }

  @Test
  void aPodIsCompleted() {
    var pod = create("kube-public", "'hostIPC':false", "").body();
    var spec = pod.path("spec");
    assertThat(spec.path("serviceAccountName").asString()).isEqualTo("default");
    assertThat(spec.path("restartPolicy").asString()).isEqualTo("Always");
    assertThat(spec.path("terminationGracePeriodSeconds").asInt()).isEqualTo(30);
    assertThat(spec.path("containers").path(0).path("imagePullPolicy").asString())
        .isEqualTo("Always");
    assertThat(pod.path("status").path("qosClass").asString()).isEqualTo("BestEffort");
  }

  @Test
  void aPodNeedsItsAccount() {
    assertThat(create("kube-public", "'serviceAccountName':'none'", "").message())
        .isEqualTo(
            "pods \"p\" is forbidden: error looking up service account kube-public/none: serviceaccount \"none\" not found");
  }

  @Test
  void aBrokenPodIsInvalid() {
    var answer =
        cluster.admin.post(
            "/api/v1/namespaces/default/pods",
            "{'metadata':{'name':'x'},'spec':{'containers':[{'name':'c','volumeMounts':[{'name':'v','mountPath':'/v'}]}]}}");
    assertThat(answer.message())
        .isEqualTo(
            "Pod \"x\" is invalid: [spec.containers[0].image: Required value, spec.containers[0].volumeMounts[0].name: Not found: \"v\"]");
  }

  private static TestClient.Answer create(String namespace, String pod, String container) {
    return cluster.admin.post(
        "/api/v1/namespaces/" + namespace + "/pods?dryRun=All",
        "{'metadata':{'name':'p'},'spec':{%s,'containers':[{'name':'c','image':'i','securityContext':{%s}}]}}"
            .formatted(pod, container));
  }
}
