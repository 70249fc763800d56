package io.tracebloc.sandbox.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RBAC (contract/releases.md 5.3, contract/protocol.md 6.1). */
class RightsDecideTest {
  private static final String RBAC = "/apis/rbac.authorization.k8s.io/v1/namespaces/default/";
  private TestCluster cluster;
  private TestClient dev;

  @BeforeEach
  void start() throws IOException {
    cluster = new TestCluster();
    dev = cluster.user("dev", "devs");
    cluster.admin.post(
        "/api/v1/namespaces/default/pods",
        "{'metadata':{'name':'p'},'spec':{'containers':[{'name':'c','image':'i'}]}}");
  }

  @AfterEach
  void stop() {
    cluster.close();
  }

  @Test
  void aRefusalUsesKubernetesWords() {
    assertThat(dev.get("/api/v1/namespaces/default/pods").message())
        .isEqualTo(
            "pods is forbidden: User \"dev\" cannot list resource \"pods\" in API group \"\" in the namespace \"default\"");
    assertThat(dev.get("/apis/apps/v1/namespaces/default/deployments/x").message())
        .isEqualTo(
            "deployments.apps \"x\" is forbidden: User \"dev\" cannot get resource \"deployments\" in API group \"apps\" in the namespace \"default\"");
    assertThat(dev.get("/api/v1/nodes").message())
        .isEqualTo(
            "nodes is forbidden: User \"dev\" cannot list resource \"nodes\" in API group \"\" at the cluster scope");
    assertThat(dev.get("/metrics").message())
        .isEqualTo("forbidden: User \"dev\" cannot get path \"/metrics\"");
    assertThat(dev.get("/api/v1/nodes").code()).isEqualTo(403);
  }

  @Test
  void aRoleGrantsWhatItNames() {
    grant("{'apiGroups':[''],'resources':['pods'],'verbs':['get'],'resourceNames':['p']}");

    assertThat(dev.get("/api/v1/namespaces/default/pods/p").code()).isEqualTo(200);
    assertThat(dev.get("/api/v1/namespaces/default/pods/other").code()).isEqualTo(403);
    assertThat(dev.get("/api/v1/namespaces/kube-system/pods/p").code()).isEqualTo(403);
    assertThat(dev.get("/api/v1/namespaces/default/pods/p/log").code()).isEqualTo(403);
    assertThat(dev.delete("/api/v1/namespaces/default/pods/p").code()).isEqualTo(403);
  }

  @Test
  void aStreamNeedsTheVerbOfItsMethod() {
    grant("{'apiGroups':[''],'resources':['pods/exec'],'verbs':['create']}");
    var exec = "/api/v1/namespaces/default/pods/p/exec?command=ls";

    assertThat(dev.post(exec, "").message()).isEqualTo("no kubelet for EXEC");
    assertThat(dev.get(exec).message())
        .isEqualTo(
            "pods \"p\" is forbidden: User \"dev\" cannot get resource \"pods/exec\" in API group \"\" in the namespace \"default\"");
    assertThat(dev.post("/api/v1/namespaces/default/pods/p/portforward", "").code()).isEqualTo(403);
    assertThat(cluster.admin.post("/api/v1/namespaces/default/pods/gone/exec", "").code())
        .isEqualTo(404);
  }

  @Test
  void aClusterRoleCanBeBoundInOneNamespaceOrEverywhere() {
    cluster.admin.post(
        RBAC + "rolebindings",
        "{'metadata':{'name':'v'},'roleRef':{'kind':'ClusterRole','name':'view'},'subjects':[{'kind':'Group','name':'devs'}]}");
    assertThat(dev.get("/api/v1/namespaces/default/pods").code()).isEqualTo(200);
    assertThat(dev.get("/api/v1/namespaces/default/secrets").code()).isEqualTo(403);
    assertThat(dev.get("/api/v1/pods").code()).isEqualTo(403);

    cluster.admin.post(
        "/apis/rbac.authorization.k8s.io/v1/clusterrolebindings",
        "{'metadata':{'name':'v'},'roleRef':{'kind':'ClusterRole','name':'view'},'subjects':[{'kind':'User','name':'dev'}]}");
    assertThat(dev.get("/api/v1/pods").code()).isEqualTo(200);
  }

  @Test
  void everybodyMayAskWhatTheyMayDo() {
    grant("{'apiGroups':[''],'resources':['pods'],'verbs':['list']}");
    var question =
        "{'spec':{'resourceAttributes':{'verb':'%s','resource':'pods','namespace':'default'}}}";
    var path = "/apis/authorization.k8s.io/v1/selfsubjectaccessreviews";

    assertThat(allowed(dev.post(path, question.formatted("list")))).isTrue();
    assertThat(allowed(dev.post(path, question.formatted("delete")))).isFalse();
    assertThat(
            allowed(
                cluster.admin.post(
                    "/apis/authorization.k8s.io/v1/subjectaccessreviews",
                    "{'spec':{'user':'dev','resourceAttributes':{'verb':'list','resource':'pods','namespace':'default'}}}")))
        .isTrue();
    assertThat(dev.post("/apis/authorization.k8s.io/v1/subjectaccessreviews", "{}").code())
        .isEqualTo(403);
  }

  @Test
  void impersonationNeedsTheRightToIt() {
    var path = "/apis/authentication.k8s.io/v1/selfsubjectreviews";
    var asBob =
        cluster.admin.post(path, "{}", "Impersonate-User", "bob", "Impersonate-Group", "crew");

    var user = asBob.body().path("status").path("userInfo");
    assertThat(user.path("username").asString()).isEqualTo("bob");
    assertThat(user.path("groups").toString()).isEqualTo("[\"crew\",\"system:authenticated\"]");
    assertThat(dev.post(path, "{}", "Impersonate-User", "bob").message())
        .isEqualTo(
            "users \"bob\" is forbidden: User \"dev\" cannot impersonate resource \"users\" in API group \"\" at the cluster scope");
  }

  private void grant(String rule) {
    cluster.admin.post(RBAC + "roles", "{'metadata':{'name':'r'},'rules':[" + rule + "]}");
    var bound =
        cluster.admin.post(
            RBAC + "rolebindings",
            "{'metadata':{'name':'r'},'roleRef':{'kind':'Role','name':'r'},'subjects':[{'kind':'User','name':'dev'}]}");
    assertThat(bound.code()).isEqualTo(201);
  }

  private static boolean allowed(TestClient.Answer answer) {
    return answer.body().path("status").path("allowed").asBoolean(false);
  }
}
